{{ shared("asking.py") }}
