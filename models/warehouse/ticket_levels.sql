-- One row per way of writing a level and the code of policy/levels.csv it means.
with

levels as (
    select * from policy.levels
),

spellings as (
    select level, rank, is_headline, valid_from, valid_to, unnest([level, name_zh, name_en]) as spelling from levels
),

distinct_spellings as (
    select
        lower(spelling) as spelling,
        min(level) as level,
        min(rank) as rank,
        bool_or(is_headline) as is_headline
    from spellings
    group by lower(spelling)
)

select * from distinct_spellings
