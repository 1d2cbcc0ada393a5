/** A finger that rests this long on a visit picks it up; one that moves on before scrolls the board. */
const LONG_PRESS_MS = 350;
/** Pixels that a pointer may tremble before it counts as moving. */
const TREMBLE = 5;
/** How near to an edge of the board it begins to scroll, and how fast at most, in pixels a frame. */
const EDGE = 36;
const FASTEST = 14;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What happens along a drag. A press that never becomes one calls nothing: it is a click. */
export interface Drag {
  lifted(): void;
  moved(at: Point): void;
  dropped(at: Point): void;
  cancelled(): void;
}

/** Pixels to scroll in this frame for a pointer that is `at` between `from` and `until`; 0 away from the edges. */
export function edgeSpeed(at: number, from: number, until: number): number {
  if (at < from + EDGE) return -Math.min(FASTEST, (from + EDGE - at) / 3);
  if (at > until - EDGE) return Math.min(FASTEST, (at - until + EDGE) / 3);
  return 0;
}

/** Follows one pointer from its press to its release: mouse and pen at once, touch after a long press. */
export class BoardPointer {
  #listeners = new AbortController();
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #at: Point = { x: 0, y: 0 };

  /** @param scroller what scrolls while the pointer is near its edges */
  constructor(private readonly scroller: () => HTMLElement | undefined) {}

  follow(press: PointerEvent, drag: Drag): void {
    if (press.button !== 0 || !press.isPrimary) return;
    this.stop();
    const touch = press.pointerType === 'touch';
    const { signal } = (this.#listeners = new AbortController());
    this.#at = { x: press.clientX, y: press.clientY };
    let lifted = false;
    const lift = () => {
      lifted = true;
      drag.lifted();
      this.#scrollAtEdges(drag);
    };
    const end = (how: (at: Point) => void) => {
      this.stop();
      if (!lifted) return;
      swallowClick();
      how(this.#at);
    };
    const listen = <K extends keyof WindowEventMap>(
      type: K,
      act: (event: WindowEventMap[K]) => void,
      options: AddEventListenerOptions = {},
    ) => window.addEventListener(type, act, { ...options, signal });
    listen('pointermove', (event) => {
      if (event.pointerId !== press.pointerId) return;
      this.#at = { x: event.clientX, y: event.clientY };
      const far = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) > TREMBLE;
      if (!lifted && far && touch) this.stop();
      else if (!lifted && far) lift();
      if (lifted) drag.moved(this.#at);
    });
    listen('pointerup', (event) => {
      if (event.pointerId === press.pointerId) end((at) => drag.dropped(at));
    });
    listen('pointercancel', () => end(() => drag.cancelled()));
    listen(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !lifted) return;
        event.preventDefault();
        event.stopPropagation();
        end(() => drag.cancelled());
      },
      { capture: true },
    );
    // The browser scrolls with a finger unless it is told not to while something hangs on it.
    listen(
      'touchmove',
      (event) => {
        if (lifted && event.cancelable) event.preventDefault();
      },
      { passive: false },
    );
    listen('contextmenu', (event) => touch && event.preventDefault());
    listen('selectstart', (event) => event.preventDefault());
    if (touch) this.#timer = setTimeout(lift, LONG_PRESS_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#listeners.abort();
  }

  #scrollAtEdges(drag: Drag): void {
    const scroller = this.scroller();
    if (scroller) {
      const { left, right, top, bottom } = scroller.getBoundingClientRect();
      const { x, y } = this.#at;
      const inside = x >= left && x <= right && y >= top && y <= bottom;
      const by = inside ? { left: edgeSpeed(x, left, right), top: edgeSpeed(y, top, bottom) } : { left: 0, top: 0 };
      if (by.left !== 0 || by.top !== 0) {
        scroller.scrollBy({ ...by, behavior: 'instant' });
        drag.moved(this.#at);
      }
    }
    this.#frame = requestAnimationFrame(() => this.#scrollAtEdges(drag));
  }
}

/** The release of a drag ends in a click on whatever was dragged, which nobody meant. */
function swallowClick(): void {
  const stop = new AbortController();
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, signal: stop.signal });
  setTimeout(() => stop.abort());
}
