"""Is somebody who keeps more than fits told so, with nothing lost and nothing half done?"""

import pytest

from storage import quotas
from tests.handlers.conftest import introduce
from tests.support.bot import World


async def test_one_more_than_fits_is_refused_in_plain_words(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotas, "QUOTAS", {"applications": 2})
    async with here.running():
        ada = here.person("Ada")
        await introduce(ada)
        for company in ("Acme", "Brief", "Coda"):
            await ada.says(f"/add {company}, nurse, yesterday")
            for question in ("Whom could you call", "Paste the job posting", "Why you?"):
                await ada.sees(question)
                await ada.taps("Skip")
            await ada.sees("as many applications here as fit" if company == "Coda" else f"✅ {company}")
        await ada.says("/list")
        listed = (await ada.sees("Brief")).text
        assert "Coda" not in listed
