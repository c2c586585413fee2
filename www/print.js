// On paper nothing can be opened: the whole trace is opened before the page is printed, and folded again after.
let isOpened = false;

/** What opens all of the trace, and folds it again. */
const press = () => document.getElementById("open-all")?.click();

addEventListener("beforeprint", () => {
  isOpened = document.querySelector('.tree [aria-expanded="false"]') !== null;
  if (isOpened) press();
});

addEventListener("afterprint", () => {
  if (isOpened) press();
  isOpened = false;
});
