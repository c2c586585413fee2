// On paper nothing can be opened: the whole trace and AWS's message are opened before the page is printed, and folded
// again after.
const PATIENCE = 1_000;

let folds;

const isFolded = () => document.querySelector('.tree [aria-expanded="false"]') !== null;
/** What opens all of the trace, and folds it again. */
const press = () => document.getElementById("open-all")?.click();

function unfold() {
  // The reader's own doing, or a key before.
  if (folds) return;
  const wasFolded = isFolded();
  const details = [...document.querySelectorAll("details.aws-message:not([open])")];
  folds = () => {
    if (wasFolded) press();
    for (const it of details) it.open = false;
  };
  if (wasFolded) press();
  for (const it of details) it.open = true;
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** A slow page is some frames behind what is pressed in it, and the browser waits for none. */
async function print(event) {
  const isWanted = event.key.toLowerCase() === "p" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!isWanted) return;
  event.preventDefault();
  unfold();
  const end = performance.now() + PATIENCE;
  do await nextFrame();
  while (isFolded() && performance.now() < end);
  window.print();
}

addEventListener("keydown", print);
addEventListener("beforeprint", unfold);
addEventListener("afterprint", () => {
  folds?.();
  folds = undefined;
});
