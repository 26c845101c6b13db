"use client";

import { type KeyboardEvent, type RefObject, useState } from "react";
import { useSearch } from "@/components/forms/inputs/search/use-search";
import type { Person } from "@/components/forms/person";
import { searchPeopleAction } from "@/lib/directory/actions";
import { type Mention, mentionAt, withMention } from "./mention-at";
import type { Note } from "./use-note";

const MOST_SHOWN = 6;

/** Offers people while somebody types a name after @; arrows, Enter and Escape work in the text itself. */
export function useMention(note: Note, box: RefObject<HTMLTextAreaElement | null>) {
  const [asked, setAsked] = useState<Mention | null>(null);
  const [place, setPlace] = useState(0);
  const { found, state } = useSearch(searchPeopleAction, asked?.query ?? "", asked !== null);
  const people = found.slice(0, MOST_SHOWN);

  const look = () => {
    const { value = "", selectionStart = 0 } = box.current ?? {};
    setAsked(mentionAt(value, selectionStart));
    setPlace(0);
  };
  const choose = (person: Person | undefined) => {
    if (asked === null || person === undefined) return;
    const next = withMention(note.text, asked, person.name);
    note.name(person);
    note.setText(next.text);
    setAsked(null);
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const press = (event: KeyboardEvent) => {
    if (asked === null || event.nativeEvent.isComposing) return;
    const acts: Record<string, (() => void) | undefined> = {
      ArrowDown: () => setPlace((place + 1) % Math.max(people.length, 1)),
      ArrowUp: () => setPlace((place + people.length - 1) % Math.max(people.length, 1)),
      Escape: () => setAsked(null),
      ...(people.length > 0 && !event.metaKey && !event.ctrlKey
        ? { Enter: () => choose(people[place]), Tab: () => choose(people[place]) }
        : {}),
    };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const begin = () => {
    const caret = box.current?.selectionStart ?? note.text.length;
    const gap = caret === 0 || /\s/.test(note.text[caret - 1] ?? "") ? "" : " ";
    note.setText(`${note.text.slice(0, caret)}${gap}@${note.text.slice(caret)}`);
    const after = caret + gap.length + 1;
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(after, after);
      look();
    });
  };
  return { isOpen: asked !== null, people, state, place, look, press, choose, begin, close: () => setAsked(null) };
}
