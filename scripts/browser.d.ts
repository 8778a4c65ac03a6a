/* What a page has, beside what every browser has, where a block of ours stands: the platform's runtime and the kit. */

interface LotseRuntime {
  /** `element` must be the one that the initialiser got. */
  handlerUrl(element: LotseElement, handler: string, suffix?: string, query?: string): string;
  notify(name: string, data: { state?: string; title?: string; message?: string; msg?: string }): void;
}

/** What an initialiser gets: bare in the LMS, wrapped by jQuery in Studio. */
type LotseElement = Element | { 0: Element };

type LotseInitialiser = (runtime: LotseRuntime, element: LotseElement) => void;

/** Which forms hold somebody's work, and which steps would take it away. */
interface LotseGuard {
  /** Selector. */
  forms: string;
  /** Whether such a form holds something. */
  holds: (form: HTMLFormElement) => boolean;
  /** The part of the page that a submitted form would take away or change; `step` is the value of its button. */
  takes?: (form: HTMLFormElement, step: string) => Element | null;
  /** Selector of the template that says why the step is not taken. */
  words?: string;
}

type LotsePrepare = (data: Record<string, any>, form: HTMLFormElement) => Record<string, any>;

/** All that a block's own script may use of its connection. */
interface LotseConnection {
  readonly root: HTMLElement;
  /** Adds to what every form sends, polls included. */
  prepare(prepare: LotsePrepare): void;
  /** Keeps work from steps that would take it away, and asks before the page is left. */
  guard(guard: LotseGuard): void;
  /** Leaves aside what polls bring until the function that this returns is called. */
  hold(): () => void;
  /** Announces something. */
  say(message: string): void;
  /** Sends a form as if it were submitted. */
  send(form: HTMLFormElement): void;
}

interface LotseKit {
  /** Connects a block to its handlers, once however often it is asked; `begin` is what the block does then. */
  connect(runtime: LotseRuntime, element: LotseElement, begin?: (connection: LotseConnection) => void): void;
  /** Whether a form holds something that is not stored. */
  unsaved(form: HTMLFormElement): boolean;
  /** The same of what somebody wrote: a choice alone does not count. */
  typed(form: HTMLFormElement): boolean;
}

interface Window {
  LotseKit: LotseKit;
  LotseBlock: LotseInitialiser;
  LotseStudio: LotseInitialiser;
  LotseRetrospective: LotseInitialiser;
  LotseWorkshop: LotseInitialiser;
}
