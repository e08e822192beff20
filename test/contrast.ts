import type {Page} from "playwright-core";

const fronts = ["ink", "muted", "accent", "good", "bad"];
const backs = ["page", "surface", "tint"];
const heat = [1, 2, 3, 4].map((step) => ({front: `heat-ink-${step}`, back: `heat-${step}`}));

/** Returns the colours of the stylesheet that text in a picture, which axe does not judge, would be hard to read in. */
export async function contrastFaults(page: Page): Promise<string[]> {
  const colors = await page.evaluate<Record<string, string>>(
    `Object.fromEntries(${JSON.stringify([...fronts, ...backs, ...heat.flatMap(({front, back}) => [front, back])])}.map((name) => [name, getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim()]))`
  );
  const pairs = [...fronts.flatMap((front) => backs.map((back) => ({front, back}))), ...heat];
  return pairs
    .map(({front, back}) => ({front, back, ratio: contrast(colors[front]!, colors[back]!)}))
    .filter(({ratio}) => !(ratio >= 4.5))
    .map(({front, back, ratio}) => `contrast: ${front} on ${back}: ${ratio}`);
}

// www.w3.org/TR/WCAG21: contrast ratio, relative luminance
function contrast(one: string, other: string): number {
  const [dark, light] = [one, other].map(luminance).sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
