import {h} from "../element.js";
import {translator} from "../messages.js";
import {table} from "../table.js";

/** Returns every setting in force with what it decides, where that is from and whether the company set it. */
export function settingTable({run, settings}, lang) {
  const t = translator(lang);
  const columns = [
    {label: t("setting"), isHeader: true, cell: ({name}) => h("code", null, name)},
    {label: t("setting_about"), cell: (one) => one[`about_${lang}`]},
    {label: t("setting_value"), cell: ({value}) => (value === "" ? t("setting_empty") : value)},
    {label: t("references"), cell: ({references}) => references.join(", ")},
    {label: t("setting_from"), cell: ({is_default}) => t(is_default ? "setting_default" : "setting_changed")}
  ];
  return table(settings, columns, {caption: t("settings_version", run.policy_version)});
}
