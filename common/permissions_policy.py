"""What a page may ask of the browser: nothing, but for the one whose button asks where the phone is."""

HEADER = "Permissions-Policy"
NOTHING = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
POSITION = NOTHING.replace("geolocation=()", "geolocation=(self)")
