"use client";

import { Dropdown } from "@heroui/react/dropdown";
import { Header } from "@heroui/react/header";
import { Separator } from "@heroui/react/separator";
import { BellRing, CalendarOff, ChevronsUpDown, Keyboard, LogOut } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Avatar } from "@/components/ui/avatar";
import { isLocale, LOCALE_NAMES, LOCALES, type Locale } from "@/lib/i18n/locales";
import { isTheme, LOCALE_COOKIE, THEMES, type Theme } from "@/lib/i18n/preference-cookies";
import { useDeskCommands } from "./desk-commands-context";
import { rememberPreference } from "./preferences/remember-preference";
import { applyTheme } from "./preferences/theme";

type Props = {
  user: { name: string; username: string };
  theme: Theme;
  chooseLanguage(input: { locale: Locale }): Promise<unknown>;
  signOut(): Promise<void>;
};

export function UserMenu({ user, theme, chooseLanguage, signOut }: Props) {
  const t = useTranslations("shell");
  const router = useRouter();
  const locale = useLocale();
  const { openKeys } = useDeskCommands();
  const [shownTheme, setShownTheme] = useState(theme);
  const [, startTransition] = useTransition();

  const pickLanguage = (next: unknown) => {
    if (!isLocale(next) || next === locale) return;
    rememberPreference(LOCALE_COOKIE, next);
    startTransition(async () => {
      await chooseLanguage({ locale: next });
      router.refresh();
    });
  };
  const pickTheme = (next: unknown) => {
    if (!isTheme(next)) return;
    setShownTheme(next);
    applyTheme(next);
  };

  return (
    <Dropdown>
      <Dropdown.Trigger
        aria-label={`${t("account")}: ${user.name}`}
        className="flex h-10 w-full cursor-pointer items-center gap-2.5 rounded-md px-2 text-list hover:bg-default data-[pressed]:transform-none pointer-coarse:h-12"
      >
        <Avatar name={user.name} username={user.username} size="large" />
        <span className="min-w-0 grow truncate text-start font-medium">{user.name}</span>
        <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
      </Dropdown.Trigger>
      <Dropdown.Popover placement="top start" className="w-56">
        <Dropdown.Menu
          aria-label={t("account")}
          onAction={(key) => {
            if (key === "keys") openKeys();
            if (key === "absence") router.push("/absence");
            if (key === "preferences") router.push("/preferences");
            if (key === "sign-out") startTransition(signOut);
          }}
        >
          <Choice
            title={t("language")}
            options={LOCALES}
            chosen={locale}
            word={(name) => LOCALE_NAMES[name]}
            onChoose={pickLanguage}
          />
          <Separator />
          <Choice
            title={t("theme")}
            options={THEMES}
            chosen={shownTheme}
            word={(name) => t(`themes.${name}`)}
            onChoose={pickTheme}
          />
          <Separator />
          <Dropdown.Item id="absence" textValue={t("absence")}>
            <CalendarOff aria-hidden="true" className="size-4 text-muted" />
            {t("absence")}
          </Dropdown.Item>
          <Dropdown.Item id="preferences" textValue={t("preferences")}>
            <BellRing aria-hidden="true" className="size-4 text-muted" />
            {t("preferences")}
          </Dropdown.Item>
          <Dropdown.Item id="keys" textValue={t("keys")}>
            <Keyboard aria-hidden="true" className="size-4 text-muted" />
            {t("keys")}
          </Dropdown.Item>
          <Dropdown.Item id="sign-out" textValue={t("signOut")}>
            <LogOut aria-hidden="true" className="size-4 text-muted" />
            {t("signOut")}
          </Dropdown.Item>
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}

type ChoiceProps<Name extends string> = {
  title: string;
  options: readonly Name[];
  chosen: Name;
  word(name: Name): string;
  onChoose(name: unknown): void;
};

function Choice<Name extends string>({ title, options, chosen, word, onChoose }: ChoiceProps<Name>) {
  return (
    <Dropdown.Section
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => onChoose([...keys][0])}
    >
      <Header>{title}</Header>
      {options.map((name) => (
        <Dropdown.Item key={name} id={name} textValue={word(name)}>
          <Dropdown.ItemIndicator />
          {word(name)}
        </Dropdown.Item>
      ))}
    </Dropdown.Section>
  );
}
