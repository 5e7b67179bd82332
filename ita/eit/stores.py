"""Where the ITAS app is found: the addresses that staff entered, else each store's search for its name."""

from .edition import Survey

APP_STORE_SEARCH = "https://apps.apple.com/th/iphone/search?term=ITAS"
GOOGLE_PLAY_SEARCH = "https://play.google.com/store/search?q=ITAS&c=apps"


def stores_of(survey: Survey) -> list[tuple[str, str, bool]]:
    """Return (store's name, address, whether it is only a search) for both stores."""
    return [
        ("App Store", survey.app_store or APP_STORE_SEARCH, not survey.app_store),
        ("Google Play", survey.google_play or GOOGLE_PLAY_SEARCH, not survey.google_play),
    ]
