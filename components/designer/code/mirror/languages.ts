import { javascript } from "@codemirror/lang-javascript";
import { python } from "@codemirror/lang-python";
import type { Extension } from "@codemirror/state";
import { celLanguage } from "./cel-language";
import { jsonLanguage } from "./json-language";
import { liquidLanguage } from "./liquid-language";

export type CodeLanguage = "cel" | "javascript" | "python" | "liquid" | "json";

export const LANGUAGES: Record<CodeLanguage, () => Extension> = {
  cel: () => celLanguage,
  javascript: () => javascript(),
  python: () => python(),
  liquid: () => liquidLanguage,
  json: () => jsonLanguage,
};
