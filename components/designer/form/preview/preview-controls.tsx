import { Button } from "@heroui/react/button";
import { ToggleButton } from "@heroui/react/toggle-button";
import { ToggleButtonGroup } from "@heroui/react/toggle-button-group";
import { Tooltip } from "@heroui/react/tooltip";
import { Monitor, RotateCcw, Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { Pick } from "@/components/forms/inputs/pick";
import { PersonSearch } from "@/components/forms/inputs/search/person-search";
import type { Person } from "@/components/forms/person";
import { searchPeopleAction } from "@/lib/directory/actions";
import type { FlowNode } from "@/lib/flows/definition";
import { FormField } from "@/lib/forms/form-definition";
import { LOCALE_NAMES, LOCALES, type Locale } from "@/lib/i18n/locales";

type Props = {
  nodes: readonly FlowNode[];
  /** null is somebody who may only look. */
  nodeKey: string | null;
  onNode: (key: string | null) => void;
  person: Person | null;
  onPerson: (person: Person | null) => void;
  locale: Locale;
  onLocale: (locale: Locale) => void;
  isPhone: boolean;
  onPhone: (isPhone: boolean) => void;
  onStartOver: () => void;
};

const LOOKER = " looker";

/** At which node, as whom, in which language and on how wide a screen the form is tried. */
export function PreviewControls(props: Props) {
  const { nodes, nodeKey, onNode, person, onPerson, locale, onLocale, isPhone, onPhone, onStartOver } = props;
  const t = useTranslations("formDesigner.preview");
  const places = [...nodes.map(({ key, name }) => ({ id: key, name })), { id: LOOKER, name: t("looker") }];
  return (
    <section
      aria-label={t("controls")}
      className="flex flex-wrap items-end gap-x-3 gap-y-2 border-b border-separator px-4 py-3 md:px-6"
    >
      <Pick
        className="w-56 max-sm:w-full"
        label={t("node")}
        choices={places}
        value={nodeKey ?? LOOKER}
        onPick={(id) => onNode(id === LOOKER ? null : id)}
      />
      <div className="w-56 max-sm:w-full">
        <PersonSearch
          allowsSeveral={false}
          isRequired={false}
          problem={undefined}
          chosen={person === null ? [] : [person]}
          field={FormField.parse({ key: "person", type: "person", label: t("person"), placeholder: t("anybody") })}
          search={searchPeopleAction}
          onChoose={(people) => onPerson(people[0] ?? null)}
        />
      </div>
      <ToggleButtonGroup
        aria-label={t("language")}
        disallowEmptySelection
        selectedKeys={[locale]}
        selectionMode="single"
        onSelectionChange={(keys) => {
          const next = LOCALES.find((one) => keys.has(one));
          if (next !== undefined) onLocale(next);
        }}
      >
        {LOCALES.map((one) => (
          <ToggleButton key={one} id={one}>
            <span lang={one}>{LOCALE_NAMES[one]}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <ScreenSwitch isPhone={isPhone} onPhone={onPhone} />
      <Button variant="ghost" onPress={onStartOver}>
        <RotateCcw aria-hidden="true" className="size-4" />
        {t("startOver")}
      </Button>
    </section>
  );
}

function ScreenSwitch({ isPhone, onPhone }: Pick<Props, "isPhone" | "onPhone">) {
  const t = useTranslations("formDesigner.preview");
  return (
    <ToggleButtonGroup
      aria-label={t("screen")}
      disallowEmptySelection
      selectedKeys={[isPhone ? "phone" : "wide"]}
      selectionMode="single"
      onSelectionChange={(keys) => onPhone(keys.has("phone"))}
    >
      {(["wide", "phone"] as const).map((one) => {
        const Icon = one === "phone" ? Smartphone : Monitor;
        return (
          <Tooltip key={one}>
            <ToggleButton isIconOnly id={one} aria-label={t(one)}>
              <Icon aria-hidden="true" className="size-4" />
            </ToggleButton>
            <Tooltip.Content>{t(one)}</Tooltip.Content>
          </Tooltip>
        );
      })}
    </ToggleButtonGroup>
  );
}
