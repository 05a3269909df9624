import type { Texts } from "./texts";

/** By the form that a number asks for; fractions ask for that of few. */
const MILES: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "миля", few: "милі", many: "миль", other: "милі" };

/** The same in the genitive, as it stands after “до”. */
const UP_TO: typeof MILES = { one: "милі", few: "миль", many: "миль", other: "милі" };

/** The page in Ukrainian. */
export const uk: Texts = {
  otherLanguage: { lang: "en", name: "In English" },
  asOf: (date) => `Дані станом на ${date}`,
  changesFrom: (from, to) => `${from} → ${to}`,
  loading: "Завантажуємо карту…",
  failed: (why) => `Показати неможливо: ${why}`,

  panel: "Що показує карта",
  tabs: { map: "Карта", point: "Місце", claims: "Твердження", save: "Зберегти" },

  mode: "Показати",
  modes: { control: "Один день", compare: "Два джерела", change: "Зміни" },
  dataset: "Джерело",
  left: "Ліворуч",
  right: "Праворуч",
  sinceDay: "Від",
  oneDataset:
    "Набір даних лише один. Щоб порівняти, додайте другий: «bakhmut-map import» зробить його з файлів видавця.",
  noDataBefore: (first) => `До ${first} даних немає`,
  noneYet: (title, first) => `«${title}»: дані є від ${first}, а на цей день їх немає.`,
  noEarlier: "Ранішого дня з даними немає. Виберіть пізніший під картою.",
  sinceMoved: (day) => `Тепер «Від» — ${day}: цей день має бути раніший за показаний.`,
  linkCleaned: (words) => `У посиланні є те, чого тут немає. Пропущено: ${words}`,
  legend: "Умовні позначення",
  swipe: "Межа між двома джерелами",
  swipeAt: (percent) => `${percent} % карти ліворуч`,

  gained: "Захопила Росія",
  lost: "За оцінкою, вже не під контролем Росії",
  kept: "За оцінкою, під контролем Росії в обидва дні",
  noChange: "Між цими днями нічого не змінилося",
  changeNote:
    "Земля, яка, за оцінкою, під контролем Росії, в усьому, що охоплює джерело. Втрачене може бути спірним: про нього не сказано, що воно під контролем України.",

  time: "День",
  play: "Показати день за днем",
  pause: "Зупинити",
  earlier: "Раніший день",
  later: "Пізніший день",
  gap: (from, to) => `Немає даних: ${from} – ${to}`,

  pointHelp:
    "Клацніть або торкніться карти. З клавіатури: перейдіть до карти, стрілками підведіть хрестик до місця й натисніть Enter. Або напишіть координати:",
  pointHelpShort: "Хто тримає це місце?",
  lat: "Північна широта, градуси",
  lon: "Східна довгота, градуси",
  ask: "Дізнатися",
  badPosition: "Широта — від −90 до 90, довгота — від −180 до 180.",
  here: "Дізнатися про середину карти",
  asking: "Вимірюємо…",
  nobodySays: "Не входить до жодної зони цього джерела",
  beyond: "Поза межами того, що охоплює джерело",
  nobodyNote: "Це не означає, що тут контроль України.",
  held: {
    "RU assessed": "Контроль Росії (за оцінкою)",
    "RU advance": "Просування Росії (за оцінкою), без контролю",
    "RU claimed": "Контроль, про який заявляє Росія",
    "UA assessed": "Контроль України (за оцінкою)",
    "UA advance": "Просування України (за оцінкою), без контролю",
    "UA claimed": "Контроль, про який заявляє Україна",
    "none contested": "Спірне",
    "none unknown": "Невідомо",
  },
  zone: "Зона",
  since: "Відколи",
  sinceSnapshots: (notYet, first) => `між ${notYet} і ${first}, за днями, що мають дані`,
  sinceFirst: (first) => `${first} або раніше: це перший день із даними`,
  sinceZone: (date) => `${date}, так зазначено в зоні`,
  by: "За даними",
  sourcesOf: "Джерела",
  toBorder: "До кордону з Росією",
  toFront: "До лінії фронту",
  noFront: {
    "place-not-mapped": "Невідомо: джерело не охоплює цього місця",
    "no-line": "На цей день лінії фронту в джерелі немає",
    "nearest-not-mapped": "Невідомо: найближча може бути поза межами того, що охоплює джерело",
  },
  noBorder: "Не виміряно",
  mayBeOpen: "Лінія фронту може проходити просто тут: до неї ближче, ніж становить її похибка.",
  removePoint: "Прибрати",

  claimsHelp: (publisher, title) => `Що пише ${publisher} у статті «${title}» і що показують дані.`,
  noClaims: "У геоданих немає тверджень.",
  verdicts: {
    supported: "Узгоджується з даними",
    contradicted: "Суперечить даним",
    inconclusive: "Дані не дають відповіді",
    "not-checkable": "Перевірити неможливо",
  },
  ringKey: "Як у статті:",
  measuredKey: "За вимірами",
  showOnMap: "На карті",

  view: "Картинка",
  shape: "Форма",
  shapes: { wide: "Широка", square: "Квадратна", tall: "Висока, для телефона" },
  theme: "Кольори",
  themes: { light: "Світлі", dark: "Темні", print: "Для газетного друку" },
  noZones: "На цій картинці немає зон: вона однакова за всіма джерелами й на будь-який день.",
  oneSource: "На цій картинці лише одне джерело.",
  png: "Завантажити PNG",
  embed: "Завантажити для сайту",
  embedHelp: "ZIP-файл: широка й висока картинки для звичайних і чітких екранів та HTML, що їх показує.",
  making: "Малюємо…",
  link: "Скопіювати посилання на цей вигляд",
  linkCopied: "Посилання скопійовано.",
  linkByHand: "Скопіюйте звідси:",

  credits: "Джерела",
  map: "Карта. Стрілки рухають її, плюс і мінус змінюють масштаб, Enter питає, хто тримає середину.",
  zoomIn: "Наблизити",
  zoomOut: "Віддалити",
  wholeView: "Показати все",

  invalid: "Збережено файл із помилками. На карті — останні правильні дані.",
  warnings: "Дані перечитано. Перевірка застерігає:",
  updated: "Дані перечитано.",
  line: (file, line) => (line === null ? file : `${file}, рядок ${line}`),
  moreFindings: (count) => `і ще ${count}`,
  close: "Закрити",

  north: ["пн. ш.", "пд. ш."],
  east: ["сх. д.", "зх. д."],
  scales: ["metric"],
  km: "км",
  km2: "км²",
  miles: (count, isUpTo) => (isUpTo ? UP_TO : MILES)[new Intl.PluralRules("uk").select(count)] ?? "миль",
  squareMiles: (count) => `кв. ${uk.miles(count, false)}`,
  range: (least, most) => `від ${least} до ${most}`,
};
