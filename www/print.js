// On paper nothing can be opened: the whole trace and AWS's message are opened before the page is printed, and folded
// again after.
let isOpened = false;
let details = [];

/** What opens all of the trace, and folds it again. */
const press = () => document.getElementById("open-all")?.click();

addEventListener("beforeprint", () => {
  isOpened = document.querySelector('.tree [aria-expanded="false"]') !== null;
  if (isOpened) press();
  details = [...document.querySelectorAll("details.aws-message:not([open])")];
  for (const it of details) it.open = true;
});

addEventListener("afterprint", () => {
  if (isOpened) press();
  isOpened = false;
  for (const it of details) it.open = false;
});
