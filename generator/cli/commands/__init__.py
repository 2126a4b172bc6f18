"""The commands of startwise, one module each: read flags, call one function, show its result."""
