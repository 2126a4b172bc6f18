{{ shared("counting.py") }}
