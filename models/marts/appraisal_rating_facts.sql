-- One row per rating of a participant of a case: its percentage, or why it does not count (A-20 to A-23).
-- view
with

ratings as (
    select * from warehouse.ratings
),

case_owners as (
    select ticket_id, appraiser_id from warehouse.case_owners
),

participants as (
    select distinct ticket_id, person_id from warehouse.case_participants
),

projects as (
    select project_id, interface_person_id from warehouse.delivery_projects
),

settings as (
    select
        max(value) filter (where name = 'rating_default_max')::decimal(9, 3) as default_max,
        max(value) filter (where name = 'rating_appraiser') = 'owner' as is_owner_only,
        max(value) filter (where name = 'rating_appraisee') = 'participants' as is_participants_only
    from policy.settings
),

clock as (
    select * from policy.clock
),

checked as (
    select
        ratings.*,
        coalesce(ratings.max_score, ratings.score_max, settings.default_max) as maximum,
        case
            when ratings.appraiser_id = ratings.appraisee_id then 'self_rating'
            when settings.is_owner_only and ratings.ticket_id is not null
                and case_owners.appraiser_id is distinct from ratings.appraiser_id
                then if(case_owners.appraiser_id is null, 'owner_unknown', 'not_owner')
            when settings.is_owner_only and ratings.ticket_id is null and ratings.project_id is not null
                and projects.interface_person_id is distinct from ratings.appraiser_id
                then if(projects.interface_person_id is null, 'owner_unknown', 'not_owner')
            when settings.is_owner_only and ratings.ticket_id is null and ratings.project_id is null
                then 'owner_unknown'
            when settings.is_participants_only and ratings.ticket_id is not null and participants.person_id is null
                then 'not_participant'
        end as excluded
    from ratings
    cross join settings
    cross join clock
    left join case_owners on ratings.ticket_id = case_owners.ticket_id
    left join projects on ratings.project_id = projects.project_id
    left join participants
        on ratings.ticket_id = participants.ticket_id and ratings.appraisee_id = participants.person_id
    where ratings.rated_at < clock.ends_at
),

final as (
    select
        'rating' as fact,
        appraisee_id as person_id,
        1 as share,
        if(excluded is null and score <= maximum and maximum > 0, score * 100 / maximum, null) as numerator,
        1 as denominator,
        rated_at::date as fact_date,
        coalesce(excluded, if(score <= maximum and maximum > 0, null, 'above_maximum')) as reason,
        'ratings' as entity,
        coalesce(rating_id, concat_ws('·', ticket_id, request_id, project_id, appraiser_id)) as record_id,
        source_file,
        source_sheet,
        source_row
    from checked
    where appraisee_id is not null
)

select * from final
