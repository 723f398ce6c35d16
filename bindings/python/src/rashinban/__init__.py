"""デジタル社会の実現に向けた重点計画 / Japan's Priority Plan for the Realization of a Digital Society, as typed data.

>>> from rashinban import Item, Vision, search
>>> Item("i1.2").label("en")
'Expanding administrative and other services'
>>> [item.code for item in search("防災")]
['I05-03', 'I05-03-01', 'V02', 'I05-03-02']
"""

from ._enums import (
    BasicPrinciple as BasicPrinciple,
    CloudPrinciple as CloudPrinciple,
    Crosswalk as Crosswalk,
    Edition as Edition,
    Encoding as Encoding,
    Field as Field,
    Folds as Folds,
    Initiative as Initiative,
    ItemKind as ItemKind,
    LabelStatus as LabelStatus,
    Lang as Lang,
    OnlinePrinciple as OnlinePrinciple,
    Pad as Pad,
    Problem as Problem,
    Reason as Reason,
    ServiceDesignArticle as ServiceDesignArticle,
    Strategy as Strategy,
    StructuralPrinciple as StructuralPrinciple,
    Vision as Vision,
)
from ._errors import RashinbanError as RashinbanError
from ._plan import (
    Converted as Converted,
    CrossReference as CrossReference,
    EditionInfo as EditionInfo,
    Item as Item,
    Match as Match,
    Measure as Measure,
    Occurrence as Occurrence,
    Provenance as Provenance,
    Results as Results,
    Term as Term,
    attribution as attribution,
    carried_edition as carried_edition,
    chapters as chapters,
    convert as convert,
    edition as edition,
    editions as editions,
    export_json as export_json,
    fold as fold,
    items as items,
    kind_label as kind_label,
    measure as measure,
    newest_edition as newest_edition,
    search as search,
    version as version,
)
