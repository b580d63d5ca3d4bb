import logging
import os

from reports import title


def handler(event, context):
    logging.getLogger().warning("asked for %s", event["rawPath"])
    if event["rawPath"].endswith("/fail"):
        raise ValueError("no such report")
    return {
        "statusCode": 200,
        "headers": {"content-type": "text/plain"},
        "body": f"{title()} of {os.environ['STAGE']} by {context.function_name[:3]}, {context.get_remaining_time_in_millis() > 0}",
    }
