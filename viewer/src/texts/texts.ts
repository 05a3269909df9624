/** All that the page says in its reader's language. */

import { en } from "./en";
import { uk } from "./uk";

export type Texts = typeof en;
export type Lang = "en" | "uk";

const ALL: Record<Lang, Texts> = { en, uk };

/** The language that the address asks for (`?lang=uk`), or the first of the reader's that there is. */
export function chosenLang(query: string, languages: readonly string[]): Lang {
  const asked = [new URLSearchParams(query).get("lang") ?? "", ...languages];
  const known = asked.map((language) => language.toLowerCase().split("-")[0]);
  return known.find((language): language is Lang => language === "en" || language === "uk") ?? "en";
}

export const textsOf = (lang: Lang): Texts => ALL[lang];
