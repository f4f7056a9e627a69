"""The sheet of the METI End User List."""

from licet.lists.sheet import Sheet

SHEET = Sheet(
    id="jp-meti-eul",
    title="End User List (外国ユーザーリスト)",
    publisher="Ministry of Economy, Trade and Industry of Japan",
    lists=("jp-meti-eul",),
    # None: each revision is an attachment (PDF, Excel) to a press release with an address of its
    # own, and nothing at a lasting address can be read by a program. It is fetched by hand.
    remotes=(),
    floor=600,  # 706 in December 2023, 748 in January 2025, 835 in September 2025
    ceiling=1_500,
    limit_days=30,  # revised once or twice a year, on no fixed day, ten days ahead
    cite="Foreign Exchange and Foreign Trade Act (Japan), Article 48; Export Trade Control Order, "
    "Article 4",
    home="https://www.meti.go.jp/policy/anpo/law00.html",
)
