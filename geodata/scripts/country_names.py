"""The countries on the locator: ISO 3166-1 alpha-2, world-atlas's name, English, Ukrainian."""

COUNTRIES = {
    "AL": ("Albania", "Albania", "Албанія"),
    "AM": ("Armenia", "Armenia", "Вірменія"),
    "AZ": ("Azerbaijan", "Azerbaijan", "Азербайджан"),
    "BA": ("Bosnia and Herz.", "Bosnia and Herzegovina", "Боснія і Герцеговина"),
    "BG": ("Bulgaria", "Bulgaria", "Болгарія"),
    "BY": ("Belarus", "Belarus", "Білорусь"),
    "CZ": ("Czechia", "Czechia", "Чехія"),
    "GE": ("Georgia", "Georgia", "Грузія"),
    "GR": ("Greece", "Greece", "Греція"),
    "HR": ("Croatia", "Croatia", "Хорватія"),
    "HU": ("Hungary", "Hungary", "Угорщина"),
    "KZ": ("Kazakhstan", "Kazakhstan", "Казахстан"),
    "LT": ("Lithuania", "Lithuania", "Литва"),
    "LV": ("Latvia", "Latvia", "Латвія"),
    "MD": ("Moldova", "Moldova", "Молдова"),
    "ME": ("Montenegro", "Montenegro", "Чорногорія"),
    "MK": ("Macedonia", "North Macedonia", "Північна Македонія"),
    "PL": ("Poland", "Poland", "Польща"),
    "RO": ("Romania", "Romania", "Румунія"),
    "RS": ("Serbia", "Serbia", "Сербія"),
    "RU": ("Russia", "Russia", "Росія"),
    "SE": ("Sweden", "Sweden", "Швеція"),
    "SK": ("Slovakia", "Slovakia", "Словаччина"),
    "TR": ("Turkey", "Turkey", "Туреччина"),
    "UA": ("Ukraine", "Ukraine", "Україна"),
    "XK": ("Kosovo", "Kosovo", "Косово"),
}

VIEWPOINT = "Crimea is drawn within Ukraine's 1991 borders; the source counts it to Russia"
# Printed on every map of the country: whose borders it draws.
VIEWPOINTS = {
    "UA": ("Borders of 1991: Crimea is shown as part of Ukraine", "Кордони 1991\u00a0року: Крим показано як частину України"),
}
NOTES = {
    "UA": VIEWPOINT,
    "RU": VIEWPOINT,
    "XK": "XK is a user-assigned code, not one of ISO 3166-1; outline as the source draws it",
}
