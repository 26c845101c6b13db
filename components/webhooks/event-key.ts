/** An event as the catalogue of messages names it: dots part its keys. */
export function eventKey<Event extends string>(event: Event) {
  return event.replace(".", "_") as Event extends `${infer Subject}.${infer Fact}` ? `${Subject}_${Fact}` : never;
}
