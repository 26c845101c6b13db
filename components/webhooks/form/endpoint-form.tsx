"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { Switch } from "@heroui/react/switch";
import { TextField } from "@heroui/react/textfield";
import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { FieldNotes } from "@/components/forms/inputs/field-notes";
import { FormAlert } from "@/components/ui/form-alert";
import { LinkButton } from "@/components/ui/link-button";
import type { EndpointView } from "@/lib/webhooks/schema";
import { type EndpointPlace, placePath } from "../endpoint-place";
import { SecretOnce } from "../secret-once";
import { EventChoices } from "./event-choices";
import { type EndpointDraft, type EndpointProblems, useSaveEndpoint } from "./use-save-endpoint";

type Props = { place: EndpointPlace; endpoint: EndpointView | null };

const EMPTY: EndpointDraft = { name: "", url: "", events: ["ticket.created", "ticket.finished"], isActive: true };

const draftOf = (endpoint: EndpointView | null): EndpointDraft => {
  const { name, url, events, isActive } = endpoint ?? EMPTY;
  return { name, url, events, isActive };
};

/** Makes an endpoint, after which its secret is shown this once, or changes one. */
export function EndpointForm({ place, endpoint }: Props) {
  const t = useTranslations("webhooks");
  const router = useRouter();
  const [made, setMade] = useState<{ path: string; name: string; secret: string } | null>(null);
  const [draft, setDraft] = useState(() => draftOf(endpoint));
  const { save, problems, forget, error, isPending } = useSaveEndpoint(
    endpoint === null ? place : { endpoint },
    ({ endpointId, secret }) => {
      const path = `${placePath(place)}/${endpointId}`;
      if (secret !== null) return setMade({ path, name: draft.name.trim(), secret });
      toast.success(t("form.saved"));
      router.push(path);
      router.refresh();
    },
  );
  const element = useFocusOnProblem(problems);
  if (made !== null) return <Made {...made} />;

  const edit = (path: keyof EndpointProblems, change: Partial<EndpointDraft>) => {
    forget(path);
    setDraft({ ...draft, ...change });
  };
  return (
    <form
      ref={element}
      noValidate
      aria-label={t(endpoint === null ? "form.newTitle" : "form.editTitle")}
      className="flex max-w-3xl flex-col gap-5 px-4 py-5 md:px-5"
      onSubmit={(event) => {
        event.preventDefault();
        save(draft);
      }}
    >
      <h2 className="text-sm font-semibold">{t(endpoint === null ? "form.newTitle" : "form.editTitle")}</h2>
      {error !== null && <FormAlert>{error}</FormAlert>}
      <Text path="name" draft={draft} problem={problems.name} onEdit={edit} />
      <Text path="url" draft={draft} problem={problems.url} onEdit={edit} />
      <EventChoices chosen={draft.events} onChoose={(events) => edit("events", { events })} problem={problems.events} />
      {endpoint !== null && (
        <Active isActive={draft.isActive} onChange={(isActive) => setDraft({ ...draft, isActive })} />
      )}
      <div className="flex gap-2">
        <Button type="submit" isPending={isPending}>
          {t(endpoint === null ? "form.create" : "form.save")}
        </Button>
        <LinkButton
          href={endpoint === null ? placePath(place) : `${placePath(place)}/${endpoint.id}`}
          variant="outline"
        >
          {t("form.cancel")}
        </LinkButton>
      </div>
    </form>
  );
}

type TextProps = {
  path: "name" | "url";
  draft: EndpointDraft;
  problem: string | undefined;
  onEdit: (path: "name" | "url", change: Partial<EndpointDraft>) => void;
};

function Text({ path, draft, problem, onEdit }: TextProps) {
  const t = useTranslations("webhooks.form");
  const isUrl = path === "url";
  return (
    <TextField
      isRequired
      fullWidth
      type={isUrl ? "url" : "text"}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      value={draft[path]}
      onChange={(text) => onEdit(path, { [path]: text })}
    >
      <Label>{t(path)}</Label>
      <Input
        maxLength={isUrl ? 2000 : 80}
        autoComplete="off"
        spellCheck={isUrl ? "false" : "true"}
        placeholder={isUrl ? "https://" : ""}
        className={isUrl ? "font-mono text-xs" : ""}
      />
      <FieldNotes help={t(`${path}Help`)} problem={problem} />
    </TextField>
  );
}

function Active({ isActive, onChange }: { isActive: boolean; onChange: (isActive: boolean) => void }) {
  const t = useTranslations("webhooks.form");
  return (
    <div className="flex flex-col gap-1">
      <Switch isSelected={isActive} onChange={onChange}>
        <Switch.Content>
          <Switch.Control>
            <Switch.Thumb />
          </Switch.Control>
          <span className="text-list">{t("active")}</span>
        </Switch.Content>
      </Switch>
      <p className="text-xs text-muted">{t("activeHelp")}</p>
    </div>
  );
}

function Made({ path, name, secret }: { path: string; name: string; secret: string }) {
  const t = useTranslations("webhooks.secretOnce");
  return (
    <div className="flex max-w-3xl flex-col gap-4 px-4 py-5 md:px-5">
      <h2 className="text-sm font-semibold">{t("title", { name })}</h2>
      <SecretOnce name={name} secret={secret} />
      <div>
        <LinkButton href={path}>{t("goOn")}</LinkButton>
      </div>
    </div>
  );
}

/** The first field that is wrong has the focus once problems were found; not again while they are mended. */
function useFocusOnProblem(problems: EndpointProblems) {
  const element = useRef<HTMLFormElement>(null);
  const known = useRef(0);
  const count = Object.keys(problems).length;
  useEffect(() => {
    if (count > known.current) {
      element.current?.querySelector<HTMLElement>("input[aria-invalid=true], [data-invalid] input")?.focus();
    }
    known.current = count;
  }, [count]);
  return element;
}
