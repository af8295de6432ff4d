"""What a month costs, as people read it."""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.costs.estimate import CostReport, MeterCost
from chalicelib.costs.prices import Meter
from chalicelib.domain.sentence import Language, Sentence

HEAD = Sentence(
    "{posts} posts a day on AWS, {region}: about ${dollars} a month",
    "{posts} Posts am Tag auf AWS, {region}: etwa {dollars} $ im Monat",
)
IDLE = Sentence(
    "Without any post it would be ${idle}; a million more posts cost ${million}.",
    "Ohne einen einzigen Post wären es {idle} $; eine Million Posts mehr kostet {million} $.",
)
FREE_TIER = Sentence(
    "What AWS gives every account for free each month is taken off, as if nothing else ran in the account.",
    "Was AWS jedem Konto jeden Monat schenkt, ist abgezogen, als liefe sonst nichts in dem Konto.",
)
FORMULA = Sentence(
    "A formula over measured usage ({measured}) and list prices ({prices}), no bill: without tax, data transfer,"
    " support and text messages. Assumed: {cases} open a case, for {matching} a rule does something, {replies} are"
    " answered; nothing is deleted for {months} months.",
    "Eine Formel aus gemessenem Verbrauch ({measured}) und Listenpreisen ({prices}), keine Rechnung: ohne Steuern,"
    " Datenverkehr, Support und SMS. Angenommen: {cases} eröffnen einen Fall, bei {matching} tut eine Regel etwas,"
    " {replies} werden beantwortet; {months} Monate lang wird nichts gelöscht.",
)
PARTS: Mapping[str, Sentence] = {
    "api": Sentence("API Gateway", "API Gateway"),
    "lambda": Sentence("Lambda", "Lambda"),
    "sqs": Sentence("Queues (SQS)", "Warteschlangen (SQS)"),
    "dynamodb": Sentence("Table (DynamoDB)", "Tabelle (DynamoDB)"),
    "s3": Sentence("Bucket (S3)", "Bucket (S3)"),
    "logs": Sentence("Logs", "Protokolle"),
    "metrics": Sentence("Metrics", "Messwerte"),
    "alarms": Sentence("Alarms, dashboard", "Alarme, Dashboard"),
    "tracing": Sentence("Tracing (X-Ray)", "Verfolgung (X-Ray)"),
    "secrets": Sentence("Secrets", "Geheimnisse"),
    "mail": Sentence("Mail (SES)", "E-Mail (SES)"),
}
METERS: Mapping[Meter, Sentence] = {
    "rest_requests": Sentence("{amount} requests (REST)", "{amount} Anfragen (REST)"),
    "http_requests": Sentence("{amount} requests (HTTP)", "{amount} Anfragen (HTTP)"),
    "invocations": Sentence("{amount} runs", "{amount} Läufe"),
    "gb_seconds": Sentence("{amount} GB-seconds", "{amount} GB-Sekunden"),
    "standard_requests": Sentence("{amount} requests", "{amount} Anfragen"),
    "fifo_requests": Sentence("{amount} in order", "{amount} der Reihe nach"),
    "write_units": Sentence("{amount} write units", "{amount} Schreibeinheiten"),
    "read_units": Sentence("{amount} read units", "{amount} Leseeinheiten"),
    "table_gb": Sentence("{amount} GB", "{amount} GB"),
    "backup_gb": Sentence("{amount} GB to restore from", "{amount} GB zum Wiederherstellen"),
    "puts": Sentence("{amount} writes", "{amount} Schreibvorgänge"),
    "shelf_gb": Sentence("{amount} GB", "{amount} GB"),
    "log_gb": Sentence("{amount} GB written", "{amount} GB geschrieben"),
    "log_gb_kept": Sentence("{amount} GB kept", "{amount} GB aufbewahrt"),
    "series": Sentence("{amount} series", "{amount} Reihen"),
    "alarms": Sentence("{amount} alarms", "{amount} Alarme"),
    "dashboards": Sentence("{amount} dashboard", "{amount} Dashboard"),
    "traces": Sentence("{amount} traces", "{amount} Spuren"),
    "secrets": Sentence("{amount} secrets", "{amount} Geheimnisse"),
    "secret_calls": Sentence("{amount} look-ups", "{amount} Abrufe"),
    "mails": Sentence("{amount} mails", "{amount} E-Mails"),
}


def lines(report: CostReport, language: Language) -> list[str]:
    """Dollars by part, and what they rest on."""
    load = report.load
    head = HEAD.filled(
        posts=number(load.posts_per_day, language), region=load.region, dollars=money(report.dollars, language)
    )
    told = [head.said(language), ""]
    for part in report.parts:
        meters = ", ".join(_meter(meter, language) for meter in part.meters if meter.amount)
        if meters:
            told.append(f"  {PARTS[part.part].said(language):<22}{money(part.dollars, language):>12}   {meters}")
    idle = IDLE.filled(idle=money(report.idle_dollars, language), million=money(report.million_posts_dollars, language))
    told += ["", idle.said(language)]
    if load.free_tier:
        told.append(FREE_TIER.said(language))
    formula = FORMULA.filled(
        measured=report.measured,
        prices=report.prices_as_of,
        cases=share(load.cases, language),
        matching=share(load.matching, language),
        replies=share(load.replies, language),
        months=load.months,
    )
    return [*told, formula.said(language)]


def money(dollars: float, language: Language) -> str:
    """With two places."""
    return _local(f"{dollars:,.2f}", language)


def number(amount: float, language: Language) -> str:
    """As exactly as anybody wants to know."""
    return _local(f"{amount:,.0f}" if amount >= 10 or amount == int(amount) else f"{amount:.2g}", language)


def share(part: float, language: Language) -> str:
    """In percent."""
    return f"{100 * part:.0f}{' ' if language == 'de' else ''}%"


def _meter(meter: MeterCost, language: Language) -> str:
    return METERS[meter.meter].filled(amount=number(meter.amount, language)).said(language)


def _local(told: str, language: Language) -> str:
    return told.translate(str.maketrans(",.", ".,")) if language == "de" else told
