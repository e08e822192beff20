-- One row per handover of one contract's customer and export that holds it.
-- view
with

handovers as (
    select * from lake.handovers
),

settings as (
    select value as vague_words from policy.settings where name = 'vague_words'
),

-- the form wants both times written beside 已确认, as in 已确认(2024年5月16日10:00,预计服务启动2024年5月20日)
noted as (
    select
        *,
        list_transform(
            regexp_extract_all(
                replace(status_note, ' ', ''),
                '\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?(?:\d{1,2}:\d{2})?'
            ),
            lambda noted_at: try_strptime(
                translate(noted_at, '年月/', '---'),
                ['%Y-%m-%d日%H:%M', '%Y-%m-%d日', '%Y-%m-%d%H:%M', '%Y-%m-%d']
            )
        ) as noted_times,
        regexp_matches(status_note, '^[^0-9]*(预计|启动)') as is_start_first,
        regexp_matches(status_note, '预计|启动|前完成') as is_start_noted
    from handovers
),

read as (
    select
        *,
        case
            when len(noted_times) > 1 and is_start_first then noted_times[2]
            when len(noted_times) > 1 or not is_start_noted then noted_times[1]
        end as noted_confirmed_at,
        case
            when len(noted_times) > 1 and not is_start_first then noted_times[2]
            when len(noted_times) > 1 or is_start_noted then noted_times[1]
        end as noted_start_at
    from noted
),

renamed as (
    select
        ---------- ids
        customer_id,
        contract_id,
        sales_contact_id,
        service_contact_id,
        load_id,
        record_key,

        ---------- strings
        customer_name,
        customer_key,
        industry,
        customer_size,
        attachments,
        status,
        payment_cycle,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        contract_amount::decimal(18, 2) as contract_amount,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        coalesce(contract_amount_is_estimated::boolean, false) as is_contract_amount_estimated,
        customer_contact_name is not null as has_customer_contact,
        need_history is not null as has_need_history,
        special_terms is not null as has_special_terms,
        if(
            coalesce(need_history, special_terms) is null,
            null,
            regexp_matches(concat_ws(' ', need_history, special_terms), vague_words)
        ) as is_vague,
        remarks is not null as has_remarks,
        decision_maker_name is not null as has_decision_maker,
        service_items is not null as has_service_items,

        ---------- dates
        signed_date::date as signed_date,

        ---------- timestamps
        submitted_at::timestamp as submitted_at,
        signed_at::timestamp as signed_at,
        completed_at::timestamp as completed_at,
        sales_reviewed_at::timestamp as sales_reviewed_at,
        assigned_at::timestamp as assigned_at,
        received_at::timestamp as received_at,
        viewed_at::timestamp as viewed_at,
        coalesce(confirmed_at::timestamp, noted_confirmed_at) as confirmed_at,
        coalesce(planned_service_start_at::timestamp, noted_start_at) as planned_service_start_at,
        terms_confirmed_at::timestamp as terms_confirmed_at,
        archived_at::timestamp as archived_at
    from read
    cross join settings
)

select * from renamed
