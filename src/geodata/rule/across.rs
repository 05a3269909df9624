//! Zones of a snapshot, and snapshots of a dataset.

use super::rules;

rules! {
    CONTRADICTING_OVERLAP = "contradicting-overlap" Error {
        "Two zones say different things of the same land"
        why "Zones of one kind (settlements, or areas) lie beside each other; where two overlap by more than 0.01 km² and differ in controller or status, only one can be right. What lies beneath is hidden on the map."
        mend "Cut one along the edge of the other, or give what both cover a zone of its own, \"contested\"."
        bad "an area of RU and one of UA that share 2 km²"
        good "two areas that share an edge"
    }
    GAP = "gap" Warning {
        "Between two neighbours there is a gap of less than 30 m"
        why "The edges were meant to be one: a thin line of land that nobody holds shows between them. It is told once of two zones, be they settlements or areas, at one of them; land that a third zone covers is no gap."
        mend "Snap the vertices to each other, to the last digit."
        bad "[38.00000, 48.6] in one zone, [38.00010, 48.6] in its neighbour"
        good "[38.00000, 48.6] in both"
    }
    FUTURE_DATE = "future-date" Warning {
        "A date has not come yet"
        why "Nobody can know who will hold what; most often the year is mistyped."
        mend "Correct the date, or the file's name."
        bad "2052-01-15.geojson"
        good "2025-01-15.geojson"
    }
    EARLY_DATE = "early-date" Warning {
        "A date is before 2014"
        why "The war began in 2014; an earlier date is mistyped, most often."
        mend "Correct the date, or leave \"since\" out where it is not known."
        bad r#""since": "0205-01-15""#
        good r#""since": "2025-01-15""#
    }
    VANISHED_ZONE = "vanished-zone" Warning {
        "A zone of the snapshot before is not in this one"
        why "An id stays the same from snapshot to snapshot; a zone that is gone was renamed, or forgotten."
        mend "Give the zone its old id again; if it is gone for good, say so in a \"note\" that names its id."
        bad "\"bakhmut-east\" in December, neither it nor a note of it in January"
        good "\"bakhmut-east\" in both, or in January \"note\": \"includes bakhmut-east\""
    }
    RENAMED_ZONE = "renamed-zone" Warning {
        "A zone has another name than in the snapshot before"
        why "An id that means another place breaks every comparison between the two."
        mend "Correct the name, or give the new zone an id of its own."
        bad "\"id\": \"area-ru\" is \"Russian control\" in December and \"Ivanhrad\" in January"
        good "the same name in both"
    }
    AREA_JUMP = "area-jump" Warning {
        "A held zone grew or shrank more than twofold since the snapshot before"
        why "Fronts move slowly: a ring was lost, or drawn around too much. Changes of less than 1 km² are not told, nor those of contested and unknown land."
        mend "Compare the two with `bakhmut-map diff`; if it is right, say why in a new \"note\"."
        bad "120 km² in December, 40 km² in January"
        good "120 km² in December, 110 km² in January"
    }
    CONTROL_WITHOUT_SINCE = "control-without-since" Warning {
        "A zone has another controller than in the snapshot before, but since earlier"
        why "\"since\" is the day from which the zone is as it says: it cannot be before the change."
        mend "Write the day of the change, or leave \"since\" out where it is not known."
        bad "held by \"UA\" since 2022-11-17 in December, by \"RU\" since 2022-11-17 in January"
        good "held by \"UA\" since 2022-11-17 in December, by \"RU\" since 2025-01-10 in January"
    }
    STALE_SINCE = "stale-since" Warning {
        "A zone has another status than in the snapshot before, but since earlier"
        why "\"since\" is the first day of the status, and the map prints it as such: it cannot be before the change."
        mend "Write the first day of the new status, or leave \"since\" out where it is not known."
        bad "\"claimed\" since 2022-10-13 in October, \"assessed\" since 2022-10-13 in December"
        good "\"claimed\" since 2022-10-13 in October, \"assessed\" since 2022-11-17 in December"
    }
    STATUS_SET_BACK = "status-set-back" Warning {
        "A zone that was assessed is less sure than before, and no new note says why"
        why "What was once verified is seldom unknown later, with the same controller: readers will ask."
        mend "Correct the status, or say why in a \"note\" that differs from the last."
        bad "\"assessed\" in December, \"claimed\" in January"
        good "\"assessed\" in both, or \"claimed\" with a note that says why"
    }
}
