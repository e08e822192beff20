export const dictionaryMessages = {
  dictionary_column: {zh: "列", en: "Column"},
  dictionary_meaning: {zh: "含义", en: "Meaning"},
  dictionary_unit: {zh: "单位", en: "Unit"},
  dictionary_null: {zh: "空着表示", en: "Empty means"},
  dictionary_never: {zh: "从不空", en: "never empty"},
  dictionary_reads: {zh: (names) => `由 ${names} 算出`, en: (names) => `made of ${names}`}
};
