-- One row per calendar, numbered so that what reads it compares no text.
with

calendars as (
    select * from policy.calendars
),

numbered as (
    select
        calendar,
        name_zh,
        name_en,
        zone,
        holidays,
        row_number() over (order by calendar)::integer as calendar_no,
        is_default,
        coalesce(covered_from, date '2000-01-01') as covered_from,
        coalesce(covered_to, date '2049-12-31') as covered_to
    from calendars
)

select * from numbered
