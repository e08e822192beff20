-- One row per employee: its current row.
-- view
with

persons as (
    select * from staging.persons
),

current_rows as (
    select * from persons
    qualify record_version = max(record_version) over (partition by record_key)
)

select * from current_rows
