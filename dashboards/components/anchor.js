// figures come after the page's words and push them down: the place that the address names stays in view until the reader
// moves, or all is there

const place = decodeURIComponent(location.hash.slice(1));
const main = document.querySelector("#observablehq-main");
const patience = 8000;

if (place && main) {
  const observer = new ResizeObserver(() => document.getElementById(place)?.scrollIntoView());
  observer.observe(main);
  const stop = () => observer.disconnect();
  for (const event of ["wheel", "touchstart", "keydown", "pointerdown"])
    addEventListener(event, stop, {once: true, passive: true});
  setTimeout(stop, patience);
}
