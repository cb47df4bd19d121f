"""The words of the schemes that the order of outcomes itself turns on: facts, outcomes and flags of decision-logic, by id."""

from __future__ import annotations

PUBLIC_FUNCTION = "fact/acting-in-public-function"
PROCESSOR = "fact/acting-as-processor"
CHECK_DONE = "fact/anonymised-check-done"

NOT_IN_MODEL = "not-in-model"
REQUIRED = "required"
EXPRESS = "permitted-express"
NO_POWER_NEEDED = "no-power-needed"
COMMON_LAW = "permitted-common-law"
IMPLIED = "permitted-implied"
ONLY_DEPERSONALISED = "only-depersonalised"
NO_POWER_FOUND = "no-power-found"
