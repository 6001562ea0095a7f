"""The review of Actions 1.1 to 4.4: universalization, stockpiles, clearance, victims."""

from __future__ import annotations

from projections.plans.review import Reviewed, Verdict

__all__ = ["DUTIES"]

_UNIVERSALIZATION = (
    Reviewed(
        "1.1",
        "More States Parties: 130 by the Second Review Conference",
        Verdict.NOT_REACHED,
        "7",
        "Far from the number aimed at",
        ("contracting_states", "states_in_force", "dubrovnik_target_met"),
    ),
    Reviewed(
        "1.2",
        "Promote the universalization of the Convention",
        Verdict.DESCRIBED,
        "12-13",
        "Regional events with partners, and talks with States that make or keep the weapon",
        ("states_joined_since_1rc",),
    ),
    Reviewed(
        "1.3",
        "Strengthen the norm, by States Parties and among the others",
        Verdict.MIXED,
        "14-19",
        "No breach by a State Party; new use elsewhere; no past producer gave production up",
        ("non_compliance_cases", "non_parties_use_reported", "non_parties_voting_yes"),
    ),
    Reviewed(
        "1 result 1",
        "Fewer transfers",
        Verdict.NOT_ASSESSED,
        "18",
        "Too little information to tell whether transfers have become fewer",
    ),
    Reviewed(
        "1 result 2",
        "More moratoria of States not party",
        Verdict.NOT_ASSESSED,
        "19",
        "Nobody collects such information in a regular way",
    ),
)

_STOCKPILES = (
    Reviewed(
        "2.1",
        "A plan for the destruction, made without delay and reported on",
        Verdict.PARTLY,
        "32",
        "Most that hold stocks planned; some did not keep others informed in their reports",
        ("states_with_art3_obligation",),
    ),
    Reviewed(
        "2.2",
        "More exchange of good practice in destruction",
        Verdict.PARTLY,
        "33",
        "Some did, some did not",
    ),
    Reviewed(
        "2.3",
        "Retain no more than is needed, and report on it",
        Verdict.PROGRESS,
        "34",
        "More and more of those that retain munitions report on them",
        ("states_retaining",),
    ),
    Reviewed(
        "2.4",
        "Announce completion at the next meeting",
        Verdict.CARRIED_OUT,
        "35",
        "Done as a rule",
        ("states_declared_art3_compliance_since_1rc",),
    ),
)

_CLEARANCE = (
    Reviewed(
        "3.1",
        "Assess the extent of the problem",
        Verdict.PARTLY,
        "43-44",
        "Most affected States surveyed, to different degrees; more is needed",
        ("states_evidence_based_survey",),
    ),
    Reviewed(
        "3.2",
        "Protect people from harm",
        Verdict.PARTLY,
        "45",
        "Five gave detailed data on risk education; seven gave limited information or less",
        ("states_detailed_risk_education", "states_very_limited_risk_education"),
    ),
    Reviewed(
        "3.3",
        "Have a work plan with means",
        Verdict.PARTLY,
        "46",
        "Some have strategies and most have work plans, of uneven quality",
    ),
    Reviewed(
        "3.4",
        "Include those concerned",
        Verdict.PARTLY,
        "47",
        "Not reported on in a regular way; others found that most programmes consult all groups",
    ),
    Reviewed(
        "3.5",
        "Manage information",
        Verdict.PARTLY,
        "48",
        "Fair detail on contaminated areas, but not by all",
    ),
    Reviewed(
        "3.6",
        "Support from States that used or abandoned the weapon before",
        Verdict.NOT_ASSESSED,
        "49",
        "Not assessed as a whole; single cases of cooperation are known",
    ),
    Reviewed(
        "3.7",
        "Develop practice",
        Verdict.DESCRIBED,
        "50",
        "Efficient survey and clearance by the standards went on being promoted",
    ),
    Reviewed(
        "3.8",
        "More cooperation",
        Verdict.PROGRESS,
        "51-52",
        "International money rose, though what was for this weapon cannot be told apart",
        ("clearance_and_risk_education_support",),
    ),
    Reviewed(
        "3 result 1",
        "More suspected land released",
        Verdict.PROGRESS,
        "53",
        "More land was released, thanks to survey by evidence",
        ("area_cleared_states_parties",),
    ),
    Reviewed(
        "3 result 2",
        "Released land put to use",
        Verdict.NOT_ASSESSED,
        "53",
        "Too few studies of impact",
    ),
    Reviewed(
        "3 result 3",
        "Scarce means better aimed",
        Verdict.NOT_ASSESSED,
        "53",
        "Hard to assess; it differs from State to State",
    ),
    Reviewed(
        "3 result 4",
        "Freer and safer movement",
        Verdict.NOT_ASSESSED,
        "53",
        "Cannot be assessed yet",
    ),
    Reviewed(
        "3 result 5",
        "More exchange of good practice in clearance",
        Verdict.PROGRESS,
        "53",
        "Seen in country coalitions and regional workshops",
    ),
)

_VICTIMS = (
    Reviewed(
        "4.1",
        "Strengthen national capacity for victims",
        Verdict.PARTLY,
        "68-71",
        "None did everything, many made notable progress",
        ("states_with_art5_obligation",),
    ),
    Reviewed(
        "4.1(a)",
        "A focal point, and data by sex and age",
        Verdict.PARTLY,
        "68, 71",
        "All eleven named a focal point; five collect data by sex and age",
        ("art5_states_with_focal_point", "art5_states_disaggregated_assistance_data"),
    ),
    Reviewed(
        "4.1(b)",
        "Its second part",
        Verdict.NOT_MENTIONED,
        "",
        "The review names it nowhere",
    ),
    Reviewed(
        "4.1(c)",
        "Plans of action, joined to disability policy",
        Verdict.PROGRESS,
        "68-69",
        "Eleven with a plan or an authority, eight in 2015; eight with plans of their own",
        ("art5_states_with_action_plan", "states_with_plan_or_authority"),
    ),
    Reviewed(
        "4.1(d)",
        "Means for assistance",
        Verdict.PARTLY,
        "70",
        "Eight reported to have raised means",
        ("art5_states_mobilised_resources",),
    ),
    Reviewed(
        "4.2",
        "Involve victims",
        Verdict.CARRIED_OUT,
        "70",
        "Its part (a): all that have structures for coordination involved survivors in them",
    ),
    Reviewed(
        "4.3",
        "Share information",
        Verdict.PARTLY,
        "70",
        "All submitted their initial report, and most their annual ones",
        ("art5_states_with_initial_report",),
    ),
    Reviewed(
        "4.4",
        "International cooperation and assistance",
        Verdict.DESCRIBED,
        "71",
        "Ten asked for assistance in their reports between 2016 and 2020",
        ("art5_states_requested_assistance_2016_2020",),
    ),
)

DUTIES = (*_UNIVERSALIZATION, *_STOCKPILES, *_CLEARANCE, *_VICTIMS)
