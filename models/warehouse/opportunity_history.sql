-- One row per opportunity and stretch of time in which one picture of it was known; a later export rewrites none.
with

opportunities as (
    select * from staging.opportunities
),

stage_events as (
    select * from warehouse.opportunity_stage_events
),

loads as (
    select distinct load_id, exported_at from ledger.loads where entity = 'opportunities'
),

-- the last row of an export; what corrects an export was known as early as what came after it at the latest
told as (
    select
        opportunities.opportunity_id,
        opportunities.load_rank,
        min(loads.exported_at) over (
            partition by opportunities.opportunity_id
            order by opportunities.load_rank
            rows between current row and unbounded following
        ) as known_from,
        stage,
        status,
        coalesce(amount, won_amount) as amount,
        expected_signed_date,
        owner_id,
        win_ratio,
        created_at,
        coalesce(won_at, signed_at, closed_at) as ended_at,
        source_file,
        source_sheet,
        source_row
    from opportunities
    inner join loads on opportunities.load_id = loads.load_id
    qualify row_number() over (
        partition by opportunities.opportunity_id, opportunities.load_rank order by opportunities.source_row desc
    ) = 1
),

changed as (
    select *
    from told
    qualify row_number() over (partition by opportunity_id order by load_rank) = 1
        or {'a': stage, 'b': status, 'c': amount, 'd': expected_signed_date, 'e': owner_id, 'f': win_ratio}
            is distinct from lag({
                'a': stage, 'b': status, 'c': amount, 'd': expected_signed_date, 'e': owner_id, 'f': win_ratio
            }) over (partition by opportunity_id order by load_rank)
),

-- of what the very first export holds, its dates tell the time before it; amount and owner are those first exported
first_told as (
    select *
    from changed
    where known_from = (select min(known_from) from changed) and created_at < known_from
    qualify row_number() over (partition by opportunity_id order by load_rank) = 1
),

moments as (
    select opportunity_id, created_at as known_from, null::varchar as stage, 'open' as status from first_told
    union all
    select first_told.opportunity_id, min(stage_events.decided_at), stage_events.stage, 'open'
    from first_told
    inner join stage_events
        on first_told.opportunity_id = stage_events.opportunity_id
        and stage_events.decision = 'approved'
        and stage_events.decided_at > first_told.created_at
        and stage_events.decided_at < coalesce(first_told.ended_at, first_told.known_from)
        and stage_events.decided_at < first_told.known_from
    group by first_told.opportunity_id, stage_events.stage
    union all
    select opportunity_id, ended_at, stage, status
    from first_told
    where status in ('won', 'lost') and ended_at > created_at and ended_at < known_from
),

reconstructed as (
    select
        first_told.* replace (
            moments.known_from as known_from,
            last_value(moments.stage ignore nulls) over dated as stage,
            moments.status as status
        ),
        'reconstructed' as basis
    from moments
    inner join first_told on moments.opportunity_id = first_told.opportunity_id
    window dated as (
        partition by moments.opportunity_id
        order by moments.known_from, moments.status, moments.stage
        rows between unbounded preceding and current row
    )
),

pictures as (
    select *, 'exported' as basis from changed
    union all
    select * from reconstructed
),

final as (
    select
        pictures.* exclude (load_rank, created_at, ended_at),
        lead(known_from) over (
            partition by opportunity_id order by known_from, basis desc, load_rank, status, stage nulls first
        ) as known_to
    from pictures
    qualify known_to is null or known_from < known_to
)

select * from final
