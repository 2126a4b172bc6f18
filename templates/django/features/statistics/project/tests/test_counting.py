{{ shared("test_counting.py") }}
