-- For wrk: reads one book through all of the local cloud, and counts what is not exactly that book: "gone" are the
-- answers of a process that ended (502, 503 from the edge). What is counted
-- is printed as one line of JSON at the end.
-- usage: wrk ... -s load.lua URL -- BOOK_AS_JSON

local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  expected = args[1]
  right, gone, otherStatus, wrongBody = 0, 0, 0, 0
end

function response(status, headers, body)
  if status == 502 or status == 503 then
    gone = gone + 1
  elseif status ~= 200 then
    otherStatus = otherStatus + 1
  elseif body ~= expected then
    wrongBody = wrongBody + 1
  else
    right = right + 1
  end
end

function done(summary, latency, requests)
  local counts = { right = 0, gone = 0, otherStatus = 0, wrongBody = 0 }
  for _, thread in ipairs(threads) do
    for name in pairs(counts) do
      counts[name] = counts[name] + thread:get(name)
    end
  end
  local errors = summary.errors
  io.write(string.format(
    '{"right":%d,"gone":%d,"otherStatus":%d,"wrongBody":%d,"connect":%d,"read":%d,"write":%d,"timeout":%d,'
      .. '"seconds":%.3f,"p50":%.1f,"p99":%.1f,"max":%.1f}\n',
    counts.right, counts.gone, counts.otherStatus, counts.wrongBody,
    errors.connect, errors.read, errors.write, errors.timeout,
    summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
