import {halfSlash, type Input, type Normal} from "./cell.ts";

/** One person: 周七/A0056, /S0123, 周七; the number is the identity, without one the name. */
export function person({name, raw, text, value, rule}: Input): Normal {
  if (rule.id) return {columns: {[`${name}_id`]: raw, [`${name}_name`]: "null::varchar"}};
  const isNumber = `regexp_full_match(${raw}, '[A-Za-z]{0,3}\\d+')`;
  return {
    text: halfSlash(raw),
    value: `case when contains(${text}, '/') then nullif(trim(split_part(${text}, '/', 2)), '') when ${isNumber} then ${raw} end`,
    columns: {
      [`${name}_id`]: `coalesce(${value}, 'name:' || trim(split_part(${text}, '/', 1)))`,
      [`${name}_name`]: `case when contains(${text}, '/') then nullif(trim(split_part(${text}, '/', 1)), '') when ${value} is null then ${raw} end`
    }
  };
}

/** A customer's contact in two or three parts; a telephone number is personal data of no use: it is not loaded. */
export function contact({name, raw, text, value}: Input): Normal {
  return {
    text: halfSlash(raw),
    value: `nullif(trim(split_part(${text}, '/', 2)), '')`,
    columns: {
      [`${name}_name`]: `case when contains(${text}, '/') then nullif(trim(split_part(${text}, '/', 1)), '')
        else nullif(trim(regexp_replace(${text}, '[+]?[0-9][-0-9* ]{4,}', '', 'g')), '') end`,
      [`${name}_title`]: `case when ord(${value}) > 57 and not regexp_matches(${value}, '[0-9*]') then ${value} end`
    }
  };
}

/** Several persons, each with a role or without, as a JSON list of `{role, person_id, person_name}` (V-18). */
export function people({name, raw}: Input): Normal {
  const role = `nullif(trim(regexp_extract(one, '^([^:：/]*)[:：]', 1)), '')`;
  const rest = `trim(regexp_replace(one, '^[^:：/]*[:：]', ''))`;
  const number = `case when contains(one.rest, '/') then nullif(trim(split_part(one.rest, '/', 2)), '')
        when regexp_full_match(one.rest, '[A-Za-z]{0,3}\\d+') then one.rest end`;
  const named = `case when contains(one.rest, '/') then nullif(trim(split_part(one.rest, '/', 1)), '')
        when one.number is null then one.rest end`;
  const split = `list_transform(${parts(halfSlash(raw))}, lambda one: {'role': ${role}, 'rest': ${rest}})`;
  const numbered = `list_transform(${split}, lambda one: {'role': one.role, 'rest': one.rest, 'number': ${number}})`;
  const found = `list_transform(${numbered}, lambda one: {
        'role': one.role, 'person_id': coalesce(one.number, 'name:' || ${named}), 'person_name': ${named}})`;
  return {columns: {[name]: `case when ${raw} is not null then to_json(${found})::varchar end`}};
}

/** Several texts, as a JSON list. */
export function list({name, raw}: Input): Normal {
  return {
    columns: {[name]: `case when ${raw} is not null then to_json(${parts(raw, ";；\n")})::varchar end`}
  };
}

function parts(text: string, separators = ";；、,，\n"): string {
  const split = `list_transform(regexp_split_to_array(${text}, '[${separators}]+'), lambda part: trim(part))`;
  return `list_filter(${split}, lambda part: part <> '')`;
}
