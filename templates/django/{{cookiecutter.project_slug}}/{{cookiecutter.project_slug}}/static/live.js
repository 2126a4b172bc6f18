{{ shared("live.js") }}
