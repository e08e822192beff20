-- One row per note of a service request: its current row.
-- view
with

service_request_notes as (
    select * from staging.service_request_notes
),

current_rows as (
    select * from service_request_notes
    qualify record_version = max(record_version) over (partition by record_key)
)

select * from current_rows
