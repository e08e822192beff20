-- One row per opportunity, person and role that is credited with it; what nobody is credited with has no person.
with

opportunities as (
    select * from marts.opportunities where status is distinct from 'void'
),

shares as (
    select * from policy.opportunity_shares
),

settings as (
    select value from policy.settings where name = 'credit_without_shares'
),

-- a partner's opportunity is nobody's own (A-46)
shared as (
    select
        opportunities.opportunity_id,
        shares.person_id,
        shares.role,
        shares.share,
        'shares' as credit_basis
    from opportunities
    inner join shares on opportunities.opportunity_id = shares.opportunity_id
    where opportunities.basis is distinct from 'partner'
),

default_credits as (
    select
        opportunities.opportunity_id,
        if(settings.value = 'originator', originator_id, credited_owner_id) as person_id,
        settings.value as role,
        1::decimal(9, 6) as share,
        settings.value as credit_basis
    from opportunities
    cross join settings
    anti join shared on opportunities.opportunity_id = shared.opportunity_id
    where settings.value <> 'none'
        and opportunities.basis is distinct from 'partner'
        and if(settings.value = 'originator', originator_id, credited_owner_id) is not null
),

given as (
    select * from shared
    union all
    select * from default_credits
),

summed as (
    select opportunity_id, sum(share) as share from given group by opportunity_id
),

rest as (
    select
        opportunities.opportunity_id,
        null as person_id,
        if(opportunities.basis = 'partner', 'partner', 'unassigned') as role,
        1 - coalesce(summed.share, 0) as share,
        'none' as credit_basis
    from opportunities
    left join summed on opportunities.opportunity_id = summed.opportunity_id
    where coalesce(summed.share, 0) < 1
),

parts as (
    select * from given
    union all
    select * from rest
),

-- each cent goes where the running share passes it, so that the parts add up exactly
running as (
    select
        *,
        sum(share) over placed as share_after,
        sum(share) over placed - share as share_before
    from parts
    window placed as (
        partition by opportunity_id order by share desc, person_id nulls last, role rows unbounded preceding
    )
),

final as (
    select
        running.opportunity_id,
        running.person_id,
        running.role,
        running.credit_basis,
        running.share::double as credit_ratio,
        (round(opportunities.amount * running.share_after, 2) - round(opportunities.amount * running.share_before, 2))
            ::decimal(18, 2) as credited_amount,
        (round(opportunities.won_amount * running.share_after, 2)
            - round(opportunities.won_amount * running.share_before, 2))::decimal(18, 2) as credited_won_amount
    from running
    inner join opportunities on running.opportunity_id = opportunities.opportunity_id
)

select * from final
