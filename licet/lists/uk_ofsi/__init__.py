"""The consolidated list of HM Treasury (OFSI, once the Bank of England), closed in January 2026."""
