/* What a page has, beside what every browser has, where a block of ours stands: the platform's runtime and the kit. */

interface LotseRuntime {
  /** `element` must be the one that the initialiser got. */
  handlerUrl(element: LotseElement, handler: string, suffix?: string, query?: string): string;
  notify(name: string, data: { state?: string; title?: string; message?: string; msg?: string }): void;
}

/** What an initialiser gets: bare in the LMS, wrapped by jQuery in Studio. */
type LotseElement = Element | { 0: Element };

type LotseInitialiser = (runtime: LotseRuntime, element: LotseElement) => void;

/** Keeps work from steps that would take it away. */
interface LotseGuard {
  /** The part of the page that a submitted form would take away or change; `step` is the value of its button. */
  takes: (form: HTMLFormElement, step: string) => Element | null;
  /** Selector of the template that says why the step is not taken. */
  words: string;
}

type LotsePrepare = (data: Record<string, any>, form: HTMLFormElement) => Record<string, any>;

/** All that a block's own script may use of its connection. */
interface LotseConnection {
  readonly root: HTMLElement;
  /** Adds to what every form sends, polls included. */
  prepare(prepare: LotsePrepare): void;
  /** Keeps work from steps that would take it away. */
  guard(guard: LotseGuard): void;
  /** Leaves aside what polls bring until the function that this returns is called. */
  hold(): () => void;
  /** Says what a control did, beside it. */
  say(message: string): void;
  /** Says to screen readers alone what is seen elsewhere. */
  announce(message: string): void;
  /** What this browser keeps of typed text goes. */
  forget(): void;
  /** Sends a form as if it were submitted. */
  send(form: HTMLFormElement): void;
}

interface LotseKit {
  /** Connects a block to its handlers, once however often it is asked; `begin` is what the block does then. */
  connect(runtime: LotseRuntime, element: LotseElement, begin?: (connection: LotseConnection) => void): void;
}

interface Window {
  LotseKit: LotseKit;
  LotseBlock: LotseInitialiser;
  LotseStudio: LotseInitialiser;
  LotseRetrospective: LotseInitialiser;
  LotseWorkshop: LotseInitialiser;
}
