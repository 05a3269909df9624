"""What geodata/context.geojson shows, by name."""

# The mean of a river's vertices in degrees, and its names: only where the river is certain.
RIVERS = [
    (38.55, 47.84, "Mius", "Міус"),
    (37.94, 47.61, "Kalmius", "Кальміус"),
    (39.83, 49.08, "Derkul", "Деркул"),
    (38.97, 49.46, "Aidar", "Айдар"),
    (36.55, 48.44, "Samara", "Самара"),
    (37.82, 50.16, "Oskil", "Оскіл"),
    (37.59, 49.39, "Oskil", "Оскіл"),
    (37.45, 49.17, "Oskil", "Оскіл"),
    (36.93, 50.46, "Siverskyi Donets", "Сіверський Донець"),
    (40.58, 49.05, "Kalitva", "Калитва"),
    (40.87, 48.28, "Kalitva", "Калитва"),
    (40.80, 47.47, "Sal", "Сал"),
    (39.17, 46.62, "Yeya", "Єя"),
    (40.09, 46.84, "Kagalnik", "Кагальник"),
    (37.78, 48.34, "Kryvyi Torets", "Кривий Торець"),
    (37.59, 48.77, "Kazennyi Torets", "Казенний Торець"),
]

# Vertices at which Natural Earth's line goes from one river into another. In Druzhkivka the Kryvyi Torets
# flows into the Kazennyi Torets (https://en.wikipedia.org/wiki/Kryvyi_Torets).
CONFLUENCES = [(37.56, 48.623)]

# As OpenStreetMap names them in English.
OUTLINES = {
    "Chasiv Yar": "Часів Яр",
    "Soledar": "Соледар",
    "Toretsk": "Торецьк",
    "Kostiantynivka": "Костянтинівка",
    "Horlivka": "Горлівка",
    "Svitlodarsk": "Світлодарськ",
    "Druzhkivka": "Дружківка",
    "Kramatorsk": "Краматорськ",
    "Sloviansk": "Слов’янськ",
    "Siversk": "Сіверськ",
    "Debaltseve": "Дебальцеве",
    "Popasna": "Попасна",
    "Lysychansk": "Лисичанськ",
    "Lyman": "Лиман",
    "Yenakiieve": "Єнакієве",
    "Vuhlehirsk": "Вуглегірськ",
    "Krasna Hora": "Красна Гора",
    "Kurdiumivka": "Курдюмівка",
    "Zaitseve": "Зайцеве",
    "Pivnichne": "Північне",
    "Zalizne": "Залізне",
    "Niu-York": "Нью-Йорк",
    "Oleksiievo-Druzhkivka": "Олексієво-Дружківка",
    "Myronivskyi": "Миронівський",
    "Holmivskyi": "Гольмівський",
}

# The sign in Latin and in Cyrillic letters, as OpenStreetMap writes it.
ROADS = {
    "M-03": "М-03",
    "H-20": "Н-20",
    "H-32": "Н-32",
    "T-05-13": "Т-05-13",
    "T-13-02": "Т-13-02",
}

# Where a road passes between two towns too far apart to be joined directly, and why.
VIA = {
    "M-03": [
        (37.878, 48.692, "north of Orikhovo-Vasylivka"),
        (37.930, 48.658, "north of Dubovo-Vasylivka"),
        (37.997, 48.652, "north of Bakhmut"),
        (38.022, 48.645, "between Bakhmut and Krasna Hora"),
        (38.080, 48.625, "east of Bakhmut"),
        (38.235, 48.447, "by Svitlodarsk"),
    ],
}

# The main lines: from where to where, and the stops that decide between two ways.
RAILWAYS = {
    "railway-sloviansk-druzhkivka": [
        (37.470, 48.828),
        (37.590, 48.825),
        (37.540, 48.640),
        (37.616, 48.580),
    ],
    "railway-sloviansk-lyman": [
        (37.590, 48.825),
        (37.655, 48.870),
        (37.760, 49.000),
        (37.850, 48.955),
    ],
    "railway-horlivka-yasynuvata": [(37.980, 48.385), (38.000, 48.190), (37.800, 48.115)],
    "railway-horlivka-debaltseve": [(38.050, 48.335), (38.280, 48.315), (38.490, 48.365)],
}
