-- One row per handover: its newest form, whether it ever needed more, and how many of its fields were filled in.
-- view
with

handovers as (
    select * from staging.handovers
),

clock as (
    select * from policy.clock
),

current_rows as (
    select * from handovers
    qualify record_version = max(record_version) over (partition by record_key)
),

ever as (
    select record_key, bool_or(status = 'incomplete') as was_incomplete from handovers group by record_key
),

final as (
    select
        current_rows.*,
        ever.was_incomplete,
        clock.ends_at as clock_at,
        (
            (current_rows.customer_id is not null)::integer + (customer_name is not null)::integer
            + (industry is not null)::integer + (customer_size is not null)::integer
            + (signed_date is not null or signed_at is not null)::integer + (contract_id is not null)::integer
            + (contract_amount is not null)::integer + (sales_contact_id is not null)::integer
            + (service_contact_id is not null)::integer + has_customer_contact::integer
            + has_need_history::integer + has_special_terms::integer + (attachments is not null)::integer
            + (submitted_at is not null)::integer + (status is not null)::integer + has_remarks::integer
        ) as count_fields,
        (
            has_decision_maker::integer + has_service_items::integer + (payment_cycle is not null)::integer
            + (confirmed_at is not null)::integer + (planned_service_start_at is not null)::integer
            + (completed_at is not null)::integer + (viewed_at is not null)::integer
            + (sales_reviewed_at is not null)::integer
        ) as count_process_fields
    from current_rows
    cross join clock
    inner join ever on current_rows.record_key = ever.record_key
    where coalesce(submitted_at, signed_at, signed_date::timestamp) < clock.ends_at
        or coalesce(submitted_at, signed_at, signed_date::timestamp) is null
)

select * from final
