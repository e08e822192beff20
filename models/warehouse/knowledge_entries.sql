-- One row per knowledge base entry: its current row.
-- view
with

knowledge_entries as (
    select * from staging.knowledge_entries
),

current_rows as (
    select * from knowledge_entries
    qualify record_version = max(record_version) over (partition by record_key)
)

select * from current_rows
