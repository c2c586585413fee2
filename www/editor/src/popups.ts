// Where the editor's popups stand: over everything, so that no box cuts them off.
import type { Extension } from "@codemirror/state";
import { tooltips } from "@codemirror/view";

/** How far from the edges of the window they stay, in pixels. */
const EDGE = 4;

/** A place for popups beside an element. */
export function popups(beside: HTMLElement): { readonly extension: Extension; end(): void } {
  const place = document.createElement("div");
  place.className = "popups";
  beside.after(place);
  // Above whatever an ancestor cuts off. A browser without it has them as far as the ancestors let it.
  if (Object.hasOwn(HTMLElement.prototype, "showPopover")) {
    place.popover = "manual";
    place.showPopover();
  }
  const tooltipSpace = (): { top: number; left: number; bottom: number; right: number } => {
    // On a touch screen a row of characters stands at the lower edge.
    const row = document.getElementById("key-row")?.offsetHeight ?? 0;
    return { top: EDGE, left: EDGE, bottom: innerHeight - EDGE - row, right: document.documentElement.clientWidth - EDGE };
  };
  return {
    extension: tooltips({ parent: place, position: "fixed", tooltipSpace }),
    end() {
      place.remove();
    },
  };
}
