"""Working records and editions for tests: plain functions that fill in whatever a test does not care about."""

from itertools import count

from django.contrib.auth.models import Group, Permission

from common import thai
from common.models import Division, Organisation, StaffUser
from kokkhon_ita import roles
from measures.models import Evidence, Measure, Plan, Responsibility, Result, Step
from publishing import workflow

PASSWORD = "correct horse battery staple"
_numbers = count(1)

DIVISIONS = {
    "clerk": "สำนักปลัด",
    "finance": "กองคลัง",
    "public-works": "กองช่าง",
    "education": "กองการศึกษา ศาสนาและวัฒนธรรม",
    "welfare": "กองสวัสดิการสังคม",
    "agriculture": "กองส่งเสริมการเกษตร",
}


def organisation(**facts):
    """Return the office, made or changed so that it has these facts."""
    defaults = {"name": "องค์การบริหารส่วนตำบลตัวอย่าง", "short_name": "อบต.ตัวอย่าง"} | facts
    return Organisation.objects.update_or_create(pk=1, defaults=defaults)[0]


def divisions():
    """Return six divisions in their order, made when they are missing."""
    there = Division.objects.in_bulk(DIVISIONS, field_name="code")  # every measure of a test asks for them
    return [
        there.get(code) or Division.objects.create(code=code, name=name, order=order)
        for order, (code, name) in enumerate(DIVISIONS.items(), start=1)
    ]


def role_groups():
    """Make the four groups where they are not all there: a test of several processes leaves every table empty."""
    if Group.objects.filter(name__in=roles.ROLES).count() < len(roles.ROLES):
        roles.set_up()


def user(*groups, permissions=(), **facts):
    """Return a member of staff in these groups (of kokkhon_ita.roles) with these permissions ("app.codename")."""
    if groups:
        role_groups()
    facts = {"username": f"staff{next(_numbers)}", "is_staff": True} | facts
    member = StaffUser.objects.create_user(password=PASSWORD, **facts)
    member.groups.set([Group.objects.get(name=name) for name in groups])
    for permission in permissions:
        app, codename = permission.split(".")
        member.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return member


def superuser(**facts):
    return user(is_superuser=True, **facts)


def measure(plan, number=1, *, steps=2, results=1, evidence=1, responsible=1, **facts):
    """Return a measure of `plan` with so many steps, results, evidence links a result, and divisions."""
    starts, ends = thai.fiscal_year_range(plan.fiscal_year)
    facts = {
        "title": f"มาตรการตัวอย่างที่ {number}",
        "indicator": (number - 1) % 10 + 1,
        "starts": starts,
        "ends": ends,
    } | facts
    made = Measure.objects.create(plan=plan, number=number, **facts)
    for order in range(1, steps + 1):
        Step.objects.create(measure=made, order=order, text=f"ขั้นตอนที่ {order} ของมาตรการที่ {number}")
    for order, division in enumerate(divisions()[:responsible], start=1):
        Responsibility.objects.create(measure=made, division=division, order=order)
    for order in range(1, results + 1):
        result = Result.objects.create(measure=made, order=order, text=f"ผลที่ {order} ของมาตรการที่ {number}")
        for place in range(1, evidence + 1):
            Evidence.objects.create(result=result, order=place, title=f"หลักฐานที่ {place}", page="/contact/")
    return made


def plan(fiscal_year=2566, *, measures=1, **facts):
    """Return a plan with so many measures; other words go to the plan itself."""
    organisation()
    facts = {"title": f"มาตรการประจำปีงบประมาณ พ.ศ. {fiscal_year}", "preamble": "คำนำตัวอย่าง"} | facts
    made = Plan.objects.create(fiscal_year=fiscal_year, **facts)
    for number in range(1, measures + 1):
        measure(made, number)
    return made


def submit(kind="measures", key="2566", *, reason="เผยแพร่เพื่อทดสอบ", by=None, at=None, publish_at=None):
    """Return a waiting request to publish (kind, key)."""
    by = by or superuser()
    return workflow.submit(kind=kind, key=key, reason=reason, by=by, publish_at=publish_at, at=at)


def publish(kind="measures", key="2566", *, reason="เผยแพร่เพื่อทดสอบ", by=None, at=None, publish_at=None):
    """Return a new edition of (kind, key): submitted by one person, approved by another."""
    submission = submit(kind, key, reason=reason, by=by, publish_at=publish_at, at=at)
    return workflow.approve(submission, by=superuser(), at=at)


def published_plan(fiscal_year=2566, *, measures=1, at=None, **facts):
    """Return the first edition of a new plan with so many measures."""
    plan(fiscal_year, measures=measures, **facts)
    return publish("measures", str(fiscal_year), at=at)
