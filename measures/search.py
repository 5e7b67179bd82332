"""What readers may find of a year's measures: the plan itself, and each measure on its own page."""

from django.urls import reverse

from common import thai


def entries(content):
    """Return (title, text, url) of the plan and of every measure of an edition."""
    year = content["fiscal_year"]
    weak_points = [point["text"] for point in content["weak_points"]]
    plan = (content["title"], "\n".join([content["preamble"], *weak_points]), reverse("measures:year", args=[year]))
    return [plan, *(_measure(measure, content) for measure in content["measures"])]


def _measure(measure, content):
    year, number = content["fiscal_year"], measure["number"]
    names = {division["code"]: division["name"] for division in content["divisions"]}
    texts = [f"มาตรการที่ {thai.to_thai_digits(number)} ปีงบประมาณ พ.ศ. {thai.to_thai_digits(year)}"]
    texts += [step["text"] for step in measure["steps"]]
    texts += [result["text"] for result in measure["results"]]
    texts += [names[code] for code in measure["divisions"]]
    return measure["title"], "\n".join(texts), reverse("measures:measure", args=[year, number])
