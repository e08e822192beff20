/**
 * Returns the entries {title, text, about, path} that hold every word of `query` somewhere, whatever the width or case
 * of its letters: those that hold one in the title first. A Chinese word is found wherever it stands in a sentence.
 */
export function findEntries(entries, query) {
  const words = normalize(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return entries
    .map((entry, place) => ({entry, place, rank: rankOf(entry, words)}))
    .filter(({rank}) => rank !== null)
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({entry}) => entry);
}

function rankOf({title, text}, words) {
  const [head, body] = [normalize(title), normalize(text)];
  if (!words.every((word) => head.includes(word) || body.includes(word))) return null;
  const whole = words.join(" ");
  if (head.includes(whole)) return head === whole ? 0 : 1;
  if (words.every((word) => head.includes(word))) return 2;
  return words.some((word) => head.includes(word)) ? 3 : 4;
}

function normalize(text) {
  return text.normalize("NFKC").toLowerCase();
}
