import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { OptionSearch, type SearchOption } from "@/components/forms/inputs/search/option-search";
import { FormField } from "@/lib/forms/form-definition";

type Props = { timeZone: string; problem: string | undefined; onChoose: (timeZone: string) => void };

const MOST_SHOWN = 60;

/** The zone by whose clocks a calendar counts, found by its name, its offset or its city. */
export function ZoneInput({ timeZone, problem, onChoose }: Props) {
  const t = useTranslations("calendars");
  const locale = useLocale();
  const search = useCallback(async (text: string) => findZones(text, locale), [locale]);
  return (
    <OptionSearch
      field={FormField.parse({ key: "timeZone", type: "text", label: t("timeZone"), help: t("timeZoneHelp") })}
      isRequired
      problem={problem}
      chosen={timeZone === "" ? null : { id: timeZone, name: timeZone, note: "" }}
      search={search}
      onChoose={(option) => onChoose(option?.id ?? "")}
      words={{
        placeholder: t("searchZones"),
        show: t("showZones"),
        searching: t("searchingZones"),
        nothingFound: t("noZoneFound"),
        failed: t("noZoneFound"),
      }}
    />
  );
}

const known = new Map<string, SearchOption[]>();

function findZones(text: string, locale: string): SearchOption[] {
  const zones = known.get(locale) ?? describeZones(locale);
  known.set(locale, zones);
  const wanted = plain(text);
  return zones.filter(({ name, note }) => plain(`${name} ${note}`).includes(wanted)).slice(0, MOST_SHOWN);
}

const plain = (text: string) => text.toLowerCase().replaceAll("_", " ");

function describeZones(locale: string): SearchOption[] {
  const names = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((name) => name !== "UTC")];
  const now = new Date();
  const part = (timeZone: string, timeZoneName: "longOffset" | "long") =>
    new Intl.DateTimeFormat(locale, { timeZone, timeZoneName })
      .formatToParts(now)
      .find(({ type }) => type === "timeZoneName")?.value ?? "";
  return names.map((name) => ({
    id: name,
    name,
    note: [...new Set([part(name, "longOffset").replace("GMT", "UTC"), part(name, "long")])].join(" · "),
  }));
}
